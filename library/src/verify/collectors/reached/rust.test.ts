import { describe, expect, it } from 'vitest';
import { inShort, judgeTree } from './tree.fixture.ts';

const CARGO = '=== Cargo.toml\n[package]\nname = "shop-node"\nversion = "0.1.0"\n';
const SEAL = `${CARGO}=== src/crypto.rs\npub fn seal(b: &[u8]) -> Vec<u8> { b.to_vec() }\n`;

const EXAMPLES: readonly (readonly [
  name: string,
  tree: string,
  claim: Readonly<Record<string, string>>,
  answer: string,
])[] = [
  [
    'a function that main calls through modules',
    `${SEAL}=== src/api/mod.rs
use crate::crypto;

pub fn serve() { let _ = crypto::seal(&[]); }
=== src/main.rs
mod api;
mod crypto;

fn main() { api::serve(); }
`,
    { symbol: 'crypto::seal' },
    'upheld active',
  ],
  [
    'a function that only tests call',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() {}

#[cfg(test)]
mod tests {
    use super::crypto::seal;

    #[test]
    fn seals() { seal(&[]); }
}
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a function that nothing names',
    `${SEAL}=== src/main.rs\nmod crypto;\n\nfn main() {}\n`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a function that only dead code calls',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() {}

fn old() { crypto::seal(&[]); }
`,
    { symbol: 'seal' },
    'broken called-by-dead-code',
  ],
  [
    'a function in a file that no module declares',
    `${SEAL}=== src/main.rs\nfn main() { crypto::seal(&[]); }\n`,
    { symbol: 'seal' },
    'broken not-compiled',
  ],
  [
    'a method of a value whose type is written down',
    `${CARGO}=== src/main.rs
struct Guard;
struct App { guard: std::sync::Arc<Guard> }

impl Guard {
    fn new() -> Self { Guard }
    fn check(&self) -> bool { true }
}

impl App {
    fn run(&self) { self.guard.check(); }
}

fn main() {
    let app = App { guard: std::sync::Arc::new(Guard::new()) };
    app.run();
}
`,
    { symbol: 'Guard::check' },
    'upheld active',
  ],
  [
    'a method that has the name of a field',
    `${CARGO}=== src/main.rs
struct Guard { check: bool }

impl Guard {
    fn check(&self) -> bool { self.check }
}

fn main() { let guard = Guard { check: true }; guard.check(); }
`,
    { symbol: 'Guard::check' },
    'upheld active',
  ],
  [
    'a method of what stands in a result, a lock and an option',
    `${CARGO}=== src/main.rs
use std::sync::Mutex;

struct Guard;

impl Guard {
    fn open() -> Result<Guard, String> { Ok(Guard) }
    fn check(&self) {}
    fn close(&self) {}
    fn last(&self) {}
}

struct App { guard: Mutex<Guard>, spare: Option<Guard> }

fn main() -> Result<(), String> {
    Guard::open()?.check();
    Ok(())
}
`,
    { symbol: 'Guard.check' },
    'upheld active',
  ],
  [
    'a method behind a lock',
    `${CARGO}=== src/main.rs
use std::sync::Mutex;

struct Guard;

impl Guard { fn close(&self) {} }

struct App { guard: Mutex<Guard> }

impl App { fn run(&self) { self.guard.lock().unwrap().close(); } }

fn main() { App { guard: Mutex::new(Guard) }.run(); }
`,
    { symbol: 'Guard.close' },
    'upheld active',
  ],
  [
    'a method called on something unknown',
    `${CARGO}=== src/main.rs
struct Guard;

impl Guard { fn check(&self) {} }

fn guards() -> Vec<Guard> { vec![Guard] }

fn main() { for guard in guards() { guard.check(); } }
`,
    { symbol: 'Guard::check' },
    'unknown',
  ],
  [
    'a method of a trait, called through it',
    `${CARGO}=== src/main.rs
trait Check { fn check(&self); }
struct Strict;

impl Check for Strict { fn check(&self) {} }

fn run(check: &dyn Check) { check.check(); }

fn main() { run(&Strict); }
`,
    { symbol: 'Strict::check' },
    'unknown',
  ],
  [
    'a default method of a trait, called on a type',
    `${CARGO}=== src/main.rs
trait Check { fn verify(&self) { } }
struct Strict;

impl Check for Strict {}

fn main() { let strict = Strict {}; strict.verify(); }
`,
    { symbol: 'verify' },
    'upheld active',
  ],
  [
    'a method of a trait of another package',
    `${CARGO}=== src/main.rs
struct Secret(String);

impl Drop for Secret { fn drop(&mut self) {} }

fn main() { let _secret = Secret(String::new()); }
`,
    { symbol: 'Secret::drop' },
    'unknown',
  ],
  [
    'a function that another crate of the workspace calls',
    `=== Cargo.toml
[workspace]
members = ["consensus", "node"]
=== consensus/Cargo.toml
[package]
name = "shop-consensus"
=== consensus/src/lib.rs
mod block;
pub use block::validate_block as validate;
=== consensus/src/block.rs
pub fn validate_block() -> bool { true }
=== node/Cargo.toml
[package]
name = "shop-node"

[dependencies]
shop-consensus = { path = "../consensus" }
=== node/src/main.rs
use shop_consensus::validate;

fn main() { validate(); }
`,
    { symbol: 'validate_block' },
    'upheld active',
  ],
  [
    'a function that is renamed and brought in by a star',
    `${SEAL}=== src/prelude.rs
pub use crate::crypto::seal as close;
=== src/main.rs
mod crypto;
mod prelude;

use prelude::*;

fn main() { close(&[]); }
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a function and a module of one name',
    `${CARGO}=== src/flags/mod.rs
mod parse;
pub use crate::flags::parse::parse;
=== src/flags/parse.rs
pub fn parse() { inner(); }
fn inner() {}
=== src/main.rs
mod flags;

fn flags() { crate::flags::parse(); }

fn main() { flags(); }
`,
    { symbol: 'parse::inner' },
    'upheld active',
  ],
  [
    'a name that a variable hides',
    `${SEAL}=== src/main.rs
mod crypto;
use crypto::seal;

fn main() { let seal = |_x: &[u8]| 1; seal(&[]); }
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'the same name in another module',
    `${SEAL}=== src/other.rs
pub fn seal() {}
=== src/main.rs
mod crypto;
mod other;

fn main() { other::seal(); }
`,
    { symbol: 'crypto::seal' },
    'broken never-called',
  ],
  [
    'a call inside of a macro of the standard library',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() { println!("{:?}", crypto::seal(&[1])); }
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a name inside of a macro that is not known',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() { secure!(crypto::seal, 1); }
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a call that only a debug build makes',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() { debug_assert!(crypto::seal(&[]).is_empty()); }
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a module that is compiled only with a feature that is off',
    `${SEAL}=== src/guard.rs
pub fn run() { crate::crypto::seal(&[]); }
=== src/main.rs
mod crypto;
#[cfg(feature = "guard")]
mod guard;

fn main() {
    #[cfg(feature = "guard")]
    guard::run();
}
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a module that is compiled with a feature that is on',
    `=== Cargo.toml
[package]
name = "shop-node"

[features]
default = ["guard"]
guard = []
=== src/crypto.rs
pub fn seal(b: &[u8]) {}
=== src/main.rs
mod crypto;

fn main() {
    #[cfg(all(feature = "guard", unix))]
    crypto::seal(&[]);
}
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a call under a condition that never holds',
    `${SEAL}=== src/main.rs\nmod crypto;\n\nfn main() { if false { crypto::seal(&[]); } else { run() } }\nfn run() {}\n`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a call that only a debug build makes, under a condition of its own',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() { if cfg!(debug_assertions) { crypto::seal(&[]); } else { crypto::open(); } }
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a call on the system the product runs on',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() { if !cfg!(windows) { crypto::seal(&[]); } }
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a function that a feature replaces by another one',
    `${CARGO}=== src/crypto.rs
#[cfg(feature = "real")]
pub fn seal(b: &[u8]) -> Vec<u8> { b.to_vec() }
#[cfg(not(feature = "real"))]
pub fn seal(_b: &[u8]) -> Vec<u8> { vec![] }
=== src/main.rs
mod crypto;

fn main() { crypto::seal(&[]); }
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a function that another system has in another form',
    `${CARGO}=== src/crypto.rs
#[cfg(windows)]
pub fn seal(b: &[u8]) -> Vec<u8> { b.to_vec() }
#[cfg(not(windows))]
pub fn seal(b: &[u8]) -> Vec<u8> { b.to_vec() }
=== src/main.rs
mod crypto;

fn main() { crypto::seal(&[]); }
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a closure that is run, and a task',
    `${SEAL}=== src/main.rs
mod crypto;

#[tokio::main]
async fn main() {
    tokio::spawn(async move { run().await });
}

async fn run() { let _ = Some(1).map(|_| crypto::seal(&[])); }
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a closure that is handed on',
    `${SEAL}=== src/main.rs
mod crypto;

fn main() { framework::on_message(|m| { crypto::seal(m); }); }
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a route, when the claim counts routes',
    `${SEAL}=== src/main.rs
mod crypto;

async fn post_seal() { crypto::seal(&[]); }

fn main() { axum::Router::new().route("/seal", axum::routing::post(post_seal)); }
`,
    { symbol: 'seal', entry: 'route' },
    'upheld active',
  ],
  [
    'what only a library offers',
    `${CARGO}=== src/lib.rs
pub mod crypto;
=== src/crypto.rs
pub fn seal() {}
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'what a library offers, when the claim counts that',
    `${CARGO}=== src/lib.rs
pub mod crypto;
=== src/crypto.rs
pub fn seal() { inner() }
fn inner() {}
`,
    { symbol: 'inner', entry: 'library' },
    'upheld active',
  ],
  [
    'a lazy constant',
    `${SEAL}=== src/main.rs
mod crypto;
use std::sync::LazyLock;

static KEY: LazyLock<Vec<u8>> = LazyLock::new(|| crypto::seal(&[]));

fn main() { println!("{}", KEY.len()); }
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a module that others use',
    `${SEAL}=== src/main.rs\nmod crypto;\n\nfn main() { crypto::seal(&[]); }\n`,
    { module: 'src/crypto.rs' },
    'upheld active',
  ],
  [
    'a module that nothing uses',
    `${SEAL}=== src/main.rs\nmod crypto;\n\nfn main() {}\n`,
    { module: 'crypto' },
    'broken never-called',
  ],
];

describe('judgeReached in Rust', () => {
  it.each(EXAMPLES)('judges %s', async (_name, tree, claim, answer) => {
    const judgement = await judgeTree(tree, claim);
    expect(inShort(judgement), `${judgement.because}: ${judgement.found}`).toBe(answer);
  });
});
