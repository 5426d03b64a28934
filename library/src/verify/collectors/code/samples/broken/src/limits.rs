//! Limits of what one peer may ask for.
//!
//! TODO: `Limits::check` counts the messages of a peer.

pub struct Limits {
    pub seen: u32,
}

pub fn describe() -> &'static str {
    "peers are held to Limits::check"
}

#[cfg(test)]
mod tests {
    fn check() -> bool {
        true
    }
}
