//! Any value comes back from its bytes.

use super::property::{cases, text};
use super::*;
use proptest::prelude::*;

fn comes_back<T>(value: &T) -> Result<(), TestCaseError>
where
    T: Encode + for<'de> Decode<'de> + PartialEq + std::fmt::Debug,
{
    let bytes = value.to_bytes().unwrap();
    prop_assert_eq!(bytes.len(), value.size());
    prop_assert_eq!(bytes.len() % 4, 0);
    prop_assert_eq!(&T::from_bytes(&bytes).unwrap(), value);
    Ok(())
}

proptest! {
    #![proptest_config(cases())]

    #[test]
    fn strings(value in prop::collection::vec(text(), 0..20)) {
        comes_back(&value)?;
    }

    #[test]
    fn longs(value in prop::collection::vec(any::<i64>(), 0..1500)) {
        comes_back(&value)?;
    }

    #[test]
    fn numbers(value in any::<(Vec<i32>, Vec<u32>, Vec<Vec<bool>>, Vec<[u8; 32]>)>()) {
        comes_back(&value.0)?;
        comes_back(&value.1)?;
        comes_back(&value.2)?;
        comes_back(&value.3)?;
    }

    #[test]
    fn a_bulk_is_written_like_its_elements(value in prop::collection::vec(any::<f64>(), 0..600)) {
        let one_by_one: Vec<u8> = value.iter().flat_map(|number| number.to_le_bytes()).collect();
        prop_assert_eq!(&value.to_bytes().unwrap()[8..], one_by_one);
    }

    #[test]
    fn any_bytes_are_read_or_refused(bytes in any::<Vec<u8>>()) {
        let _ = Vec::<Vec<String>>::from_bytes(&bytes);
        let _ = read::<Vec<Vec<u8>>>(BareVector(ByteString), &bytes);
        let _ = read::<Vec<i64>>(BareVector(Plain), &bytes);
    }
}
