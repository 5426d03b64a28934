# Who may send a message.
package messages.authz

import rego.v1

default allow := false

allow if {
	input.method == "POST"
	input.user.verified
	not deny
}

deny if input.user.banned
