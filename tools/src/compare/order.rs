//! Moved elements of a sequence.

/// The indices of the values that break an order: all but a longest ascending sequence of them. Takes time in
/// proportion to `n log n`.
pub(super) fn out_of_order(values: &[usize]) -> Vec<usize> {
    // For each length, the index of the smallest value that ends an ascending sequence of it.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(values.len());
    let value = |index: &usize| values.get(*index).copied().unwrap_or_default();
    for (index, current) in values.iter().enumerate() {
        let length = ends.partition_point(|end| value(end) < *current);
        before.push(length.checked_sub(1).and_then(|shorter| ends.get(shorter)).copied());
        match ends.get_mut(length) {
            Some(end) => *end = index,
            None => ends.push(index),
        }
    }
    let mut kept = vec![false; values.len()];
    let mut next = ends.last().copied();
    while let Some(index) = next {
        kept.iter_mut().skip(index).take(1).for_each(|kept| *kept = true);
        next = before.get(index).copied().flatten();
    }
    (0..).zip(kept).filter(|(_, kept)| !kept).map(|(index, _)| index).collect()
}
