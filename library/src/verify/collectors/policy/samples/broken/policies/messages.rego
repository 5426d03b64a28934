# Who may send a message.
package messages.authz

default allow = true

allow {
    input.user.verified
}

allow {
    input.user.verified
    input.user.role == "sender"
}

deny[reason] {
    input.user.banned
    reason := "banned"
}
