#![no_main]

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| typewright_tests::fuzz_targets::editor(bytes));
