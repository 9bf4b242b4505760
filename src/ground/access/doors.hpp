#pragma once
// How an api finds out who is calling, and does a deed only once.

#include "access/model.hpp"
#include "base/id.hpp"
#include "plumbing/clock/clock.hpp"
#include "plumbing/db/db.hpp"
#include "plumbing/http/http.hpp"

#include <functional>
#include <memory>
#include <string>

namespace sinergi::access {

/// One office and what its houses share. Made by apps/server, borrowed by every api.
struct Office {
    db::Database& db;
    Clock const& clock;
    IdMaker& ids;
    Zone zone = Zone::WIB;
    RegionCode area{};                      // the node's: 3208
    std::string name{};                     // "Dinas Sosial Kabupaten Kuningan"
    std::string secret{};                   // 32 bytes of the node's own, for keyed digests
    std::int64_t idle_ms = 12 * hour_ms;    // a session nobody used this long has ended
    std::int64_t session_ms = 30 * day_ms;  // and every session after this, used or not
};

class Doors {
public:
    virtual ~Doors() = default;
    [[nodiscard]] static std::unique_ptr<Doors> make(Office& office);
    /// Who calls: by Bearer token or the session cookie (with the cookie, writes need the header X-Sinergi: 1, which
    /// no foreign page can send). Answered from memory for two seconds, then asked of the database again.
    /// @refuses access.sign_in_first access.session_ended access.not_from_here
    [[nodiscard]] virtual Result<Officer> officer(http::Call const& call) = 0;
    /// Counts tries at a public door by address; `weight` of `limit` in `window_ms`.
    /// @refuses access.too_many_tries
    [[nodiscard]] virtual Done let_in(http::Call const& call, std::string_view door, int limit,
                                      std::int64_t window_ms) = 0;
    /// The same for any name that is tried (a tracking number whose key is guessed).
    [[nodiscard]] virtual Done let_in_as(std::string_view who, std::string_view door, int limit,
                                         std::int64_t window_ms) = 0;
    /// Is there a try left, without counting one?
    /// @refuses access.too_many_tries
    [[nodiscard]] virtual Done has_try_left(std::string_view who, std::string_view door, int limit,
                                            std::int64_t window_ms) = 0;
    /// Forgets what is kept of an account's sessions (it was ended, its role changed).
    virtual void forget(AccountId account) = 0;
    /// Whose session this is now, for what stays open (a stream): asking does not keep the session alive.
    /// @refuses access.session_ended
    [[nodiscard]] virtual Result<Officer> watched(std::string_view token) = 0;
};

/// What a deed with an Idempotency-Key answered before.
struct Before {
    std::string answer;  // JSON
    int status = 200;
};
/// The answer of the same deed sent before with this key, or none. An empty key is always none.
/// @refuses access.key_reused when the key was used with another body
[[nodiscard]] Result<std::optional<Before>> done_before(db::Tx& tx, AccountId by, std::string_view key,
                                                        std::string_view body_digest);
/// Keeps the answer beside the record, in the deed's own transaction. Unique per account and key: of ten sent at the
/// same time one does the deed and the others hear its answer.
void keep_answer(db::Tx& tx, AccountId by, std::string_view key, std::string_view body_digest, std::string_view answer,
                 int status, Moment now);

/// Does a deed once for its `Idempotency-Key`: api rooms wrap every write with it.
///   return access::once(office, call, by.id, [&](db::Tx& tx) -> Result<Out> { ... });
/// `ahead` names the deed's first questions, so that they travel with the question for the key.
inline constexpr auto nothing_ahead = [](db::Tx&) {};
template <class F, class A = decltype(nothing_ahead)>
auto once(Office& office, http::Call const& call, AccountId by, F&& deed, A const& ahead = nothing_ahead)
    -> std::invoke_result_t<F&, db::Tx&>;

}  // namespace sinergi::access

#include "access/once.hpp"  // the body of once
