//! Factors of the number that a server sets as a proof of work.

/// Factors of 32 bits take some 2^16 steps; a number that takes many more is none that a server should send.
const MAX_STEPS: u32 = 1 << 18;

/// The factors of `pq`, the smaller one first; none where it is prime or has no small factor.
#[must_use]
pub fn factor(pq: u64) -> Option<(u64, u64)> {
    (1..5).find_map(|seed| rho(pq, seed)).map(|factor| (factor.min(pq / factor), factor.max(pq / factor)))
}

/// Pollard's rho with the polynomial `x² + seed`.
fn rho(n: u64, seed: u64) -> Option<u64> {
    let step = |x: u64| ((u128::from(x) * u128::from(x) + u128::from(seed)) % u128::from(n.max(1))) as u64;
    let (mut slow, mut fast) = (2, 2);
    for _ in 0..MAX_STEPS {
        (slow, fast) = (step(slow), step(step(fast)));
        let factor = gcd(slow.abs_diff(fast), n);
        if factor != 1 {
            return (factor != n).then_some(factor);
        }
    }
    None
}

fn gcd(left: u64, right: u64) -> u64 {
    if right == 0 { left } else { gcd(right, left % right) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn products_of_primes_are_factored() {
        assert_eq!(factor(0x17ed_4894_1a08_f981), Some((0x494c_553b, 0x5391_1073)));
        assert_eq!(factor(15), Some((3, 5)));
        assert_eq!(factor(2_147_483_647), None);
        assert_eq!(factor(0), None);
        assert_eq!(factor(u64::MAX - 58), None);
    }
}
