#pragma once
// The body of access::once; included at the end of doors.hpp.

#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::access {

/// The key of a call: 8 to 80 visible characters, or none.
/// @refuses access.key_malformed
[[nodiscard]] Result<std::string_view> client_key(http::Call const& call);
/// Tells one deed from another under the same key: method, path and body.
[[nodiscard]] std::string deed_digest(http::Call const& call);

namespace parts {

/// What is kept of an answer: its value, without headers (a cookie is not given twice).
template <class Out>
struct Kept {
    using Value = Out;
    static Value const& value(Out const& out) { return out; }
    static int status(Out const&) { return 200; }
    static Out answer(Value value, int) { return value; }
};
template <class T>
struct Kept<http::Answer<T>> {
    using Value = T;
    static Value const& value(http::Answer<T> const& out) { return out.value; }
    static int status(http::Answer<T> const& out) { return out.with.status; }
    static http::Answer<T> answer(Value value, int status) { return {std::move(value), {.status = status}}; }
};

/// Did the deed lose the race for its key? Then the winner's answer stands there now.
[[nodiscard]] bool is_lost_race(db::Clash const& clash);

}  // namespace parts

template <class F, class A>
auto once(Office& office, http::Call const& call, AccountId by, F&& deed, A const& ahead)
    -> std::invoke_result_t<F&, db::Tx&> {
    using R = std::invoke_result_t<F&, db::Tx&>;
    using Keep = parts::Kept<typename R::value_type>;
    SINERGI_TRY(key, client_key(call));
    if (key.empty()) return office.db.write(deed);
    auto const digest = deed_digest(call);
    auto const in_tx = [&](db::Tx& tx) -> R {
        ahead(tx);
        SINERGI_TRY(before, done_before(tx, by, key, digest));
        if (before) {
            // Boxed at rest: a kept receipt holds the reporter's key.
            auto const boxed = crypto::from_base64url(before->answer);
            auto const plain =
                boxed ? crypto::unbox(office.secret, *boxed) : Result<std::string>(std::unexpected(boxed.error()));
            auto value = plain ? json::read<typename Keep::Value>(*plain)
                               : Result<typename Keep::Value>(std::unexpected(plain.error()));
            if (!value) throw Fault("a kept answer does not read back");
            return Keep::answer(*std::move(value), before->status);
        }
        R out = deed(tx);
        if (out)
            keep_answer(tx, by, key, digest,
                        crypto::base64url(crypto::box(office.secret, json::write(Keep::value(*out)))),
                        Keep::status(*out), call.now);
        return out;
    };
    try {
        return office.db.write(in_tx);
    } catch (db::Clash const& clash) {
        if (!parts::is_lost_race(clash)) throw;
        return office.db.write(in_tx);
    }
}

}  // namespace sinergi::access
