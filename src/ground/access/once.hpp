#pragma once
// The bodies of access::once and access::does; included at the end of doors.hpp.

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

/// Something new is known by the key under which it is made: sent twice, it asks twice.
[[nodiscard]] inline std::int64_t about_with(std::int64_t about, std::string_view key) {
    constexpr std::uint64_t positive = INT64_MAX;
    if (about != db::Foresight::something_new) return about;
    return std::max<std::int64_t>(static_cast<std::int64_t>(std::hash<std::string_view>{}(key)&positive), 1);
}

/// The record an answer tells of.
template <class Value>
[[nodiscard]] std::int64_t told_of(db::Foresight const& foresight, Value const& value, std::int64_t const* made) {
    if (foresight.about > 0) return foresight.about;
    if (made != nullptr) return *made;
    if constexpr (requires { value.id.raw(); })
        return value.id.raw();
    else
        return 0;
}

/// Did the deed lose the race for its key? Then the winner's answer stands there now.
[[nodiscard]] bool is_lost_race(db::Clash const& clash);

}  // namespace parts

template <class F>
auto once(Office& office, http::Call const& call, AccountId by, F&& deed, db::Foresight foresight,
          std::int64_t const* made) -> std::invoke_result_t<F&, db::Tx&> {
    using R = std::invoke_result_t<F&, db::Tx&>;
    using Keep = parts::Kept<typename R::value_type>;
    SINERGI_TRY(key, client_key(call));
    if (key.empty()) return office.db.write(deed, foresight);
    auto const digest = deed_digest(call);
    db::Foresight const first{.about = parts::about_with(foresight.about, key), .questions = [&](db::Tx& tx) {
                                  done_before_ahead(tx, by, key);
                                  if (foresight.questions) foresight.questions(tx);
                              }};
    auto const in_tx = [&](db::Tx& tx) -> R {
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
            keep_answer(tx, by, key,
                        {.body_digest = digest,
                         .answer = crypto::base64url(crypto::box(office.secret, json::write(Keep::value(*out)))),
                         .status = Keep::status(*out),
                         .about = parts::told_of(foresight, Keep::value(*out), made)},
                        call.now);
        return out;
    };
    try {
        return office.db.write(in_tx, first);
    } catch (db::Clash const& clash) {
        if (!parts::is_lost_race(clash)) throw;
        return office.db.write(in_tx, first);
    }
}

template <class Stand, class House, class F>
auto does(House& house, http::Call const& call, F&& deed, db::Foresight foresight)
    -> std::invoke_result_t<F&, db::Tx&, Stand&, Officer const&> {
    using Out = std::invoke_result_t<F&, db::Tx&, Stand&, Officer const&>;
    SINERGI_TRY(by, house.doors.officer(call));
    Stand stand(house, call);
    auto out =
        once(house.office, call, by.id, [&](db::Tx& tx) -> Out { return deed(tx, stand, by); }, std::move(foresight));
    if constexpr (requires { stand.tell_index(); })
        if (out) stand.tell_index();
    return out;
}

}  // namespace sinergi::access
