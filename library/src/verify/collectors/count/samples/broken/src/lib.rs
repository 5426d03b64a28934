//! assert!(true) in documentation does not count.

/// The sum, which must stay in range.
pub fn add(one: u32, other: u32) -> u32 {
    assert!(one <= 1000, "assert!(in a string) does not count");
    debug_assert!(other <= 1000);
    assert_eq!(one + other, other + one);
    one + other
}

#[cfg(kani)]
mod proofs {
    use super::*;

    #[kani::proof]
    fn adds_in_any_order() {
        let (one, other) = (kani::any(), kani::any());
        kani::assume(one <= 1000 && other <= 1000);
        assert!(add(one, other) == add(other, one));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn adds() {
        assert_eq!(add(1, 2), 3);
    }
}
