//go:build tools

// Which programs are built, so that go.mod and go.sum name all that they need.
package notary

import (
	_ "github.com/theupdateframework/notary/cmd/notary"
	_ "github.com/theupdateframework/notary/cmd/notary-server"
	_ "github.com/theupdateframework/notary/cmd/notary-signer"
)
