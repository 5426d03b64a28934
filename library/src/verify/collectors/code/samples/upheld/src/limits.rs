//! Limits of what one peer may ask for.

/// How many messages a peer may send in a second.
pub const MOST_MESSAGES: u32 = 50;

pub struct Limits {
    seen: u32,
}

impl Limits {
    /// Counts a message; false when the peer sent too many.
    pub fn check(&mut self) -> bool {
        self.seen += 1;
        self.seen <= MOST_MESSAGES
    }
}
