import { describe, expect, it } from 'vitest';
import { inShort, judgeTree } from './tree.fixture.ts';

const SEAL = `=== shop/__init__.py
=== shop/crypto.py
def seal(data):
    return data
`;

const EXAMPLES: readonly (readonly [
  name: string,
  tree: string,
  claim: Readonly<Record<string, string>>,
  answer: string,
])[] = [
  [
    'a function that a program calls through a module',
    `${SEAL}=== shop/api.py
from .crypto import seal

def serve():
    seal(b"")
=== main.py
from shop import api

if __name__ == "__main__":
    api.serve()
`,
    { symbol: 'crypto.seal' },
    'upheld active',
  ],
  [
    'a function that only tests call',
    `${SEAL}=== tests/test_crypto.py
from shop.crypto import seal

def test_seal():
    assert seal(b"") == b""
=== main.py
if __name__ == "__main__":
    print("x")
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'a function that only dead code calls',
    `${SEAL}=== main.py
import shop.crypto

def old():
    shop.crypto.seal(b"")

if __name__ == "__main__":
    print("x")
`,
    { symbol: 'seal' },
    'broken called-by-dead-code',
  ],
  [
    'a command of the project',
    `${SEAL}=== pyproject.toml
[project]
name = "shop"

[project.scripts]
shop = "shop.cli:run"
=== shop/cli.py
from shop import crypto as c

def run():
    c.seal(b"")
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a method of what calling a value gives',
    `=== main.py
class Gate:
    def open(self):
        pass
    def __call__(self):
        return other()

if __name__ == "__main__":
    gate = Gate()
    gate().open()
`,
    { symbol: 'Gate.open' },
    'unknown',
  ],
  [
    'a method of what a function gives that is called elsewhere too',
    `=== main.py
class Gate:
    def open(self):
        pass

def make() -> Gate:
    return Gate()

if __name__ == "__main__":
    make()
    make().open()
`,
    { symbol: 'make' },
    'upheld active',
  ],
  [
    'a method of self, of a field and of a value that is made',
    `${SEAL}=== shop/app.py
class Gate:
    def open(self):
        pass

class App:
    def __init__(self):
        self.gate = Gate()

    def run(self):
        self.step()

    def step(self):
        self.gate.open()

def main():
    app = App()
    app.run()

if __name__ == "__main__":
    main()
`,
    { symbol: 'Gate.open' },
    'upheld active',
  ],
  [
    'a method called on something unknown',
    `${SEAL}=== main.py
class Gate:
    def open(self):
        pass

def run(gate):
    gate.open()

if __name__ == "__main__":
    run(Gate())
`,
    { symbol: 'Gate.open' },
    'unknown',
  ],
  [
    'a method of a parameter whose type is written down',
    `=== main.py
class Gate:
    def open(self):
        pass

def run(gate: "Gate"):
    gate.open()

if __name__ == "__main__":
    run(Gate())
`,
    { symbol: 'Gate.open' },
    'upheld active',
  ],
  [
    'a method that a subclass replaces',
    `=== main.py
class Gate:
    def open(self):
        pass

class Other(Gate):
    def open(self):
        pass

def run(gate: Gate):
    gate.open()

if __name__ == "__main__":
    run(Other())
`,
    { symbol: 'Gate.open' },
    'unknown',
  ],
  [
    'a method that a base class brings, called by super',
    `=== main.py
class Gate:
    def open(self):
        pass

class Inner(Gate):
    def open(self):
        super().open()

if __name__ == "__main__":
    Inner().open()
`,
    { symbol: 'Gate.open' },
    'upheld active',
  ],
  [
    'a method of a class that a subclass replaces, called on the class',
    `=== main.py
class Gate:
    @classmethod
    def run(cls):
        cls.open()

    @staticmethod
    def open():
        pass

class Other(Gate):
    @staticmethod
    def open():
        pass

if __name__ == "__main__":
    Other.run()
`,
    { symbol: 'Gate.open' },
    'unknown',
  ],
  [
    'the constructor of a second base',
    `=== main.py
class First:
    def __init__(self):
        pass

class Second:
    def __init__(self):
        check()

class Both(First, Second):
    pass

def check():
    pass

if __name__ == "__main__":
    Both()
`,
    { symbol: 'check' },
    'unknown',
  ],
  [
    'a class that is looked up by a text',
    `=== main.py
import importlib

class Gate:
    def __init__(self):
        check()

def check():
    pass

if __name__ == "__main__":
    getattr(importlib.import_module("main"), "Gate")()
`,
    { symbol: 'check' },
    'unknown',
  ],
  [
    'a method of a value that is handed to code of others',
    `=== main.py
import framework

class Gate:
    def on_message(self, message):
        pass

if __name__ == "__main__":
    gate = Gate()
    framework.run(gate)
`,
    { symbol: 'Gate.on_message' },
    'unknown',
  ],
  [
    'a constructor',
    `=== main.py
class Gate:
    def __init__(self):
        check()

class Sub(Gate):
    pass

def check():
    pass

if __name__ == "__main__":
    Sub()
`,
    { symbol: 'check' },
    'upheld active',
  ],
  [
    'a name that a parameter hides',
    `${SEAL}=== main.py
from shop.crypto import seal

def run(seal):
    seal(b"")

if __name__ == "__main__":
    run(print)
`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'the same name in another module',
    `${SEAL}=== other.py
def seal():
    pass
=== main.py
import other

if __name__ == "__main__":
    other.seal()
`,
    { symbol: 'crypto.seal' },
    'broken never-called',
  ],
  [
    'a name that is re-exported and renamed',
    `${SEAL}=== shop/api/__init__.py
from ..crypto import seal as close
=== main.py
from shop.api import close

if __name__ == "__main__":
    close(b"")
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a function that is marked by a decorator',
    `${SEAL}=== main.py
from flask import Flask
from shop.crypto import seal

app = Flask(__name__)

@app.route("/seal")
def answer():
    return seal(b"")

if __name__ == "__main__":
    app.run()
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'the same, when the claim counts routes',
    `${SEAL}=== main.py
from flask import Flask
from shop.crypto import seal

app = Flask(__name__)

@app.route("/seal")
def answer():
    return seal(b"")
`,
    { symbol: 'seal', entry: 'route' },
    'upheld active',
  ],
  [
    'a name that is looked up by a text',
    `${SEAL}=== main.py
import shop.crypto

if __name__ == "__main__":
    getattr(shop.crypto, "seal")(b"")
`,
    { symbol: 'seal' },
    'unknown',
  ],
  [
    'a function that is called when a module is imported',
    `${SEAL}=== shop/boot.py
from shop.crypto import seal

KEY = seal(b"")
=== main.py
import shop.boot

if __name__ == "__main__":
    print(shop.boot.KEY)
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a module that is imported inside of a function that nothing calls',
    `${SEAL}=== shop/boot.py
from shop.crypto import seal

KEY = seal(b"")
=== main.py
def lazy():
    import shop.boot

if __name__ == "__main__":
    print("x")
`,
    { symbol: 'seal' },
    'broken called-by-dead-code',
  ],
  [
    'an inner function that is called, named before it is written',
    `${SEAL}=== main.py
from shop.crypto import seal

def run():
    def first():
        second()

    def second():
        seal(b"")

    first()

if __name__ == "__main__":
    run()
`,
    { symbol: 'seal' },
    'upheld active',
  ],
  [
    'a call under a condition that never holds',
    `${SEAL}=== main.py\nfrom shop.crypto import seal\n\nif __name__ == "__main__":\n    if False:\n        seal(b"")\n`,
    { symbol: 'seal' },
    'broken never-called',
  ],
  [
    'an inner function that is never called',
    `${SEAL}=== main.py
from shop.crypto import seal

def run():
    def inner():
        seal(b"")

if __name__ == "__main__":
    run()
`,
    { symbol: 'seal' },
    'broken called-by-dead-code',
  ],
  [
    'a module that only types import',
    `${SEAL}=== main.py
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from shop import crypto

if __name__ == "__main__":
    print("x")
`,
    { module: 'shop/crypto.py' },
    'broken never-called',
  ],
  [
    'a module that is imported',
    `${SEAL}=== main.py\nfrom shop import crypto\n\nif __name__ == "__main__":\n    print(crypto)\n`,
    { module: 'shop.crypto' },
    'upheld active',
  ],
  [
    'a module that is imported, but by nothing that starts',
    `${SEAL}=== shop/other.py\nfrom shop import crypto\n`,
    { module: 'shop.crypto' },
    'upheld present',
  ],
];

describe('judgeReached in Python', () => {
  it.each(EXAMPLES)('judges %s', async (_name, tree, claim, answer) => {
    const judgement = await judgeTree(tree, claim);
    expect(inShort(judgement), `${judgement.because}: ${judgement.found}`).toBe(answer);
  });
});
