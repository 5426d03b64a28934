#![no_main]
use libfuzzer_sys::fuzz_target;

// fuzz_target!(|data| {}) in a comment does not count
fuzz_target!(|data: &[u8]| {
    let _ = sample::header(data);
});
