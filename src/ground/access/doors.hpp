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

/// That somebody read a list or searched people of `area`: the act ("cases.listed") joins the chain with the next
/// commit, nobody waits for it.
void note_list(Office& office, audit::Trace trace, std::string_view act, RegionCode const& area, Moment now);
/// The same of the whole area the permit opens.
void note_list(Office& office, Permit const& permit, std::string_view act, Moment now);

/// What a deed with an Idempotency-Key answered before.
struct Before {
    std::string answer;  // JSON
    int status = 200;
};
/// The answer of the same deed sent before with this key, or none. An empty key is always none.
/// @refuses access.key_reused when the key was used with another body; access.answer_erased when what it told of was
[[nodiscard]] Result<std::optional<Before>> done_before(db::Tx& tx, AccountId by, std::string_view key,
                                                        std::string_view body_digest);
/// Asks ahead what it will ask (db::Tx::ahead).
void done_before_ahead(db::Tx& tx, AccountId by, std::string_view key);
/// Keeps the answer beside the record, in the deed's own transaction. Unique per account and key: of ten sent at the
/// same time one does the deed and the others hear its answer.
struct KeptAnswer {
    std::string_view body_digest, answer;
    int status = 200;
    std::int64_t about = 0;  // the record it tells of, whose erasure empties it; 0: none
};
void keep_answer(db::Tx& tx, AccountId by, std::string_view key, KeptAnswer const& kept, Moment now);
/// Empties what was answered about a record, in its erasure. The deeds stay done: the same key does not do one again.
void forget_answers(db::Tx& tx, std::int64_t about);

/// Does a deed once for its `Idempotency-Key`: api rooms wrap every write with it.
///   return access::once(office, call, by.id, [&](db::Tx& tx) -> Result<Out> { ... });
/// `foresight` names the deed's first questions; the one for the key goes with them. The record that the answer tells
/// of is what `foresight` is about, else the answer's `id`, else what `made` says once the deed is done.
template <class F>
auto once(Office& office, http::Call const& call, AccountId by, F&& deed, db::Foresight foresight = {},
          std::int64_t const* made = nullptr) -> std::invoke_result_t<F&, db::Tx&>;

/// An officer's deed, done `once`, on what a house's api room stands on for one call: made of house and call. After the
/// commit the stand tells what changed, if it has anything to tell (`tell_index`).
///   return access::does<Stand>(house, call, [&](db::Tx& tx, Stand& stand, Officer const& by) -> Result<Out> { ... });
template <class Stand, class House, class F>
auto does(House& house, http::Call const& call, F&& deed, db::Foresight foresight = {})
    -> std::invoke_result_t<F&, db::Tx&, Stand&, Officer const&>;

}  // namespace sinergi::access

#include "access/once.hpp"  // their bodies
