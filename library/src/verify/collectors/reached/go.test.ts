import { describe, expect, it } from 'vitest';
import { inShort, judgeTree } from './tree.fixture.ts';

const MODULE = '=== go.mod\nmodule example.org/shop\n\ngo 1.22\n';
const SEAL = `${MODULE}=== crypto/seal.go\npackage crypto\n\nfunc Seal(b []byte) []byte { return b }\n`;

const EXAMPLES: readonly (readonly [
  name: string,
  tree: string,
  claim: Readonly<Record<string, string>>,
  answer: string,
])[] = [
  [
    'a function that main calls through another package',
    `${SEAL}=== api/api.go
package api

import "example.org/shop/crypto"

func Serve() { crypto.Seal(nil) }
=== main.go
package main

import "example.org/shop/api"

func main() { api.Serve() }
`,
    { symbol: 'crypto.Seal' },
    'upheld active',
  ],
  [
    'a function that only its test calls',
    `${SEAL}=== crypto/seal_test.go
package crypto

import "testing"

func TestSeal(t *testing.T) { Seal(nil) }
=== main.go
package main

func main() {}
`,
    { symbol: 'Seal' },
    'broken never-called',
  ],
  [
    'a function that nothing names',
    `${SEAL}=== main.go\npackage main\n\nfunc main() {}\n`,
    { symbol: 'Seal' },
    'broken never-called',
  ],
  [
    'a function that only dead code calls',
    `${SEAL}=== api/api.go
package api

import "example.org/shop/crypto"

func Old() { crypto.Seal(nil) }
=== main.go
package main

func main() {}
`,
    { symbol: 'Seal' },
    'broken called-by-dead-code',
  ],
  [
    'a method called on something unknown',
    `${MODULE}=== auth.go
package main

type Guard struct{}

func (g Guard) check(user string) bool { return true }

func main() {
	for _, g := range guards() { g.check("x") }
}

func guards() []Guard { return nil }
`,
    { symbol: 'Guard.check' },
    'unknown',
  ],
  [
    'a method of the receiver, of a field and of what a function returns',
    `${MODULE}=== keeper/keeper.go
package keeper

type Keeper struct{ gate Gate }
type Gate struct{}

func New() (*Keeper, error) { return &Keeper{}, nil }
func (k *Keeper) Handle() { k.verify() }
func (k *Keeper) verify() { k.gate.open() }
func (g *Gate) open() {}
=== main.go
package main

import "example.org/shop/keeper"

func main() {
	k, err := keeper.New()
	if err != nil { return }
	k.Handle()
}
`,
    { symbol: 'Gate.open' },
    'upheld active',
  ],
  [
    'a method behind an interface',
    `${MODULE}=== auth.go
package main

type Checker interface{ Check(string) bool }
type Strict struct{}

func (Strict) Check(u string) bool { return false }

func run(c Checker) { c.Check("x") }

func main() { run(Strict{}) }
`,
    { symbol: 'Strict.Check' },
    'unknown',
  ],
  [
    'a method that an interface of another package may call',
    `${MODULE}=== ante.go
package main

import sdk "example.com/sdk"

type Fee struct{}

func (Fee) AnteHandle(ctx sdk.Context, tx sdk.Tx) error { return nil }

func main() { sdk.Chain(Fee{}) }
`,
    { symbol: 'Fee.AnteHandle' },
    'unknown',
  ],
  [
    'a method that no interface of another package can name, because it takes a type of this one',
    `${MODULE}=== keeper.go
package main

type Scope struct{}
type Keeper struct{}

func (k Keeper) VerifyScope(s Scope) error { return nil }

func main() { k := Keeper{}; _ = k }
`,
    { symbol: 'Keeper.VerifyScope' },
    'broken never-called',
  ],
  [
    'a name that a variable hides',
    `${SEAL}=== crypto/use.go
package crypto

func Use(Seal func([]byte)) { Seal(nil) }
=== main.go
package main

import "example.org/shop/crypto"

func main() { crypto.Use(nil) }
`,
    { symbol: 'Seal' },
    'broken never-called',
  ],
  [
    'the same name in another package',
    `${SEAL}=== other/seal.go
package other

func Seal() {}
=== main.go
package main

import "example.org/shop/other"

func main() { other.Seal() }
`,
    { symbol: 'crypto.Seal' },
    'broken never-called',
  ],
  [
    'a name in two packages',
    `${SEAL}=== other/seal.go\npackage other\n\nfunc Seal() {}\n`,
    { symbol: 'Seal' },
    'unknown',
  ],
  [
    'a function that is handed on',
    `${SEAL}=== main.go
package main

import (
	"net/http"

	"example.org/shop/crypto"
)

func handle(w http.ResponseWriter, r *http.Request) { crypto.Seal(nil) }

func main() { http.HandleFunc("/seal", handle) }
`,
    { symbol: 'Seal' },
    'unknown',
  ],
  [
    'a function behind a route, when the claim counts routes',
    `${SEAL}=== main.go
package main

import (
	"net/http"

	"example.org/shop/crypto"
)

func main() {
	http.HandleFunc("/seal", func(w http.ResponseWriter, r *http.Request) { crypto.Seal(nil) })
}
`,
    { symbol: 'Seal', entry: 'route' },
    'upheld active',
  ],
  [
    'a goroutine, a deferred call and a function that is run at once',
    `${SEAL}=== main.go
package main

import "example.org/shop/crypto"

func main() {
	defer func() { go run() }()
}

func run() { crypto.Seal(nil) }
`,
    { symbol: 'Seal' },
    'upheld active',
  ],
  [
    'what a package does when it is loaded',
    `${SEAL}=== boot/boot.go
package boot

import "example.org/shop/crypto"

func init() { crypto.Seal(nil) }
=== main.go
package main

import _ "example.org/shop/boot"

func main() {}
`,
    { symbol: 'Seal' },
    'upheld active',
  ],
  [
    'an init of a package that nobody imports',
    `${SEAL}=== boot/boot.go
package boot

import "example.org/shop/crypto"

func init() { crypto.Seal(nil) }
=== main.go
package main

func main() {}
`,
    { symbol: 'Seal' },
    'broken called-by-dead-code',
  ],
  [
    'code that is compiled only with a tag',
    `${SEAL}=== run.go
//go:build integration

package main

import "example.org/shop/crypto"

func run() { crypto.Seal(nil) }
=== main.go
package main

func main() { run() }
`,
    { symbol: 'Seal' },
    'unknown',
  ],
  ['a public function of a library', `${SEAL}`, { symbol: 'Seal', entry: 'library' }, 'upheld active'],
  [
    'a way from the place the claim names',
    `${SEAL}=== app/app.go
package app

import "example.org/shop/crypto"

func NewHandler() { step() }
func step() { crypto.Seal(nil) }
`,
    { symbol: 'Seal', from: 'app.NewHandler' },
    'upheld active',
  ],
  [
    'a type that is made',
    `${MODULE}=== types/envelope.go
package types

type Envelope struct{}
=== main.go
package main

import "example.org/shop/types"

func main() { e := types.Envelope{}; _ = e }
`,
    { symbol: 'Envelope' },
    'upheld active',
  ],
  [
    'a method that an embedded struct brings',
    `${MODULE}=== main.go
package main

type Base struct{}

func (Base) guard() {}

type App struct{ Base }

func main() { a := App{}; a.guard() }
`,
    { symbol: 'Base.guard' },
    'upheld active',
  ],
  [
    'a call under a condition that never holds',
    `${SEAL}=== main.go
package main

import "example.org/shop/crypto"

func main() { if false { crypto.Seal(nil) } }
`,
    { symbol: 'Seal' },
    'broken never-called',
  ],
  ['nothing of that name', `${SEAL}`, { symbol: 'Unseal' }, 'broken not-defined'],
  [
    'a package that another one imports',
    `${SEAL}=== main.go\npackage main\n\nimport "example.org/shop/crypto"\n\nfunc main() { crypto.Seal(nil) }\n`,
    { module: 'crypto' },
    'upheld active',
  ],
  [
    'a package that nothing imports',
    `${SEAL}=== main.go\npackage main\n\nfunc main() {}\n`,
    { module: 'crypto' },
    'broken never-called',
  ],
];

describe('judgeReached in Go', () => {
  it.each(EXAMPLES)('judges %s', async (_name, tree, claim, answer) => {
    const judgement = await judgeTree(tree, claim);
    expect(inShort(judgement), `${judgement.because}: ${judgement.found}`).toBe(answer);
  });

  it('tells the way', async () => {
    const [, tree = '', claim = {}] = EXAMPLES[0] ?? [];
    const { found, at } = await judgeTree(tree, claim);
    expect(found).toBe('main (main.go:5) -> Serve (main.go:5) -> Seal (api/api.go:5)');
    expect(at).toEqual({ file: 'crypto/seal.go', line: 3 });
  });
});
