#include "access/doors.hpp"

#include "access/gate.hpp"
#include "access/store.hpp"
#include "access/tokens.hpp"
#include "audit/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"

#include <shared_mutex>

namespace sinergi::access {
namespace {

constexpr std::int64_t remembered_ms = 2 * second_ms;
constexpr std::int64_t touch_ms = minute_ms;  // how exactly `last_seen` is kept
constexpr std::size_t remembered_max = 20'000;

/// What is remembered of a token, by its digest.
struct Known {
    Officer officer;
    std::int64_t until_ms = 0;  // of ticks
};
struct DigestHash {
    std::size_t operator()(std::string const& digest) const noexcept {
        std::size_t head = 0;
        std::copy_n(digest.data(), std::min(sizeof head, digest.size()), reinterpret_cast<char*>(&head));
        return head;
    }
};

class OfficeDoors final : public Doors {
public:
    explicit OfficeDoors(Office& office) : office_(office) {}

    Result<Officer> officer(http::Call const& call) override {
        auto const token = call.token();
        if (token.empty()) return refuse(Why::unknown, "access.sign_in_first");
        bool const is_cookie = call.cookie("sinergi_session") == token;  // whatever else is in the headers
        if (is_cookie && call.method != http::Method::get && call.header("x-sinergi") != "1") {
            return refuse(Why::not_allowed, "access.not_from_here");
        }
        auto const digest = token_digest(token);
        {
            std::shared_lock const held(lock_);
            auto const found = known_.find(digest);
            if (found != known_.end() && office_.clock.ticks_ms() < found->second.until_ms)
                return found->second.officer;
        }
        return look_up(digest);
    }

    Result<Officer> watched(std::string_view token) override {
        auto const digest = token_digest(token);
        {
            std::shared_lock const held(lock_);
            auto const found = known_.find(digest);
            if (found != known_.end() && office_.clock.ticks_ms() < found->second.until_ms)
                return found->second.officer;
        }
        // Not remembered: who is asked for by a stream alone would else never be seen to be idle, or never to be at
        // work.
        auto const row = find(digest);
        if (!is_open(row)) return refuse(Why::unknown, "access.session_ended");
        return officer_of(*row);
    }

    Done let_in(http::Call const& call, std::string_view door, int limit, std::int64_t window_ms) override {
        return within(gate_.let_in(door, call.peer, limit, window_ms, office_.clock.ticks_ms()));
    }

    Done let_in_as(std::string_view who, std::string_view door, int limit, std::int64_t window_ms) override {
        return within(gate_.let_in(door, who, limit, window_ms, office_.clock.ticks_ms()));
    }

    Done has_try_left(std::string_view who, std::string_view door, int limit, std::int64_t window_ms) override {
        return within(gate_.wait_ms(door, who, limit, window_ms, office_.clock.ticks_ms()));
    }

    void forget(AccountId account) override {
        std::unique_lock const held(lock_);
        std::erase_if(known_, [&](auto const& one) { return one.second.officer.id == account; });
    }

private:
    static Done within(std::int64_t wait_ms) {
        if (wait_ms == 0) return {};
        return refuse_for_now("access.too_many_tries", wait_ms);
    }

    std::optional<store::SessionRow> find(std::string const& digest) {
        return office_.db.read([&](db::Tx& tx) {
            return tx.find<store::SessionRow>(sql::find_session, {{"token_digest", digest_text(digest)}});
        });
    }

    bool is_open(std::optional<store::SessionRow> const& row) const {
        auto const now = office_.clock.now();
        auto const today = date_in(office_.zone, now);
        return row && !row->ended_at && now < row->ends && now.ms - row->last_seen.ms < office_.idle_ms &&
               is_in_force({.decree_ends = row->decree_ends, .ended_at = row->account_ended_at}, today);
    }

    static Officer officer_of(store::SessionRow const& row) {
        auto const role = role_of(row.role);
        return {.id = row.account,
                .name = row.name,
                .role = role,
                .area = row.area,
                .unit = row.unit,
                .is_oversight = row.is_oversight,
                .acts = acts_of(role, row.is_oversight ? UnitKind::oversight : UnitKind::ordinary)};
    }

    Result<Officer> look_up(std::string const& digest) {
        auto const row = find(digest);
        auto const now = office_.clock.now();
        if (!is_open(row)) {
            std::unique_lock const held(lock_);
            known_.erase(digest);
            return refuse(Why::unknown, "access.session_ended");
        }
        if (now.ms - row->last_seen.ms > touch_ms) {
            office_.db.write_soon(
                [id = row->id, now](db::Tx& tx) { tx.later(sql::touch_session, {{"id", id}, {"at", now}}); });
        }
        auto officer = officer_of(*row);
        std::unique_lock const held(lock_);
        if (known_.size() >= remembered_max) known_.clear();
        known_[digest] = {officer, office_.clock.ticks_ms() + remembered_ms};
        return officer;
    }

    Office& office_;
    Gate gate_;
    std::shared_mutex lock_;
    std::unordered_map<std::string, Known, DigestHash> known_;
};

}  // namespace

std::unique_ptr<Doors> Doors::make(Office& office) { return std::make_unique<OfficeDoors>(office); }

// ---- tokens ----

std::string token_digest(std::string_view token) { return crypto::digest(token); }
std::string digest_text(std::string_view digest) { return crypto::base64url(digest); }
std::string make_token() { return crypto::base64url(crypto::random_bytes(32)); }

// ---- once ----

Result<std::string_view> client_key(http::Call const& call) {
    auto const key = call.header("idempotency-key");
    bool const is_plain = std::ranges::all_of(key, [](char c) { return c > ' ' && c < 127; });
    if (!key.empty() && (key.size() < 8 || key.size() > 80 || !is_plain)) {
        return refuse(Why::malformed, "access.key_malformed", "Idempotency-Key");
    }
    return key;
}

std::string deed_digest(http::Call const& call) {
    auto const method = std::to_string(static_cast<int>(call.method));
    crypto::Digester digest;
    digest.add(method).add(" ").add(call.path).add("?").add(call.query).add("\n");
    // A browser draws a new boundary each time it sends a form: what is in it counts.
    bool const is_form = call.header("content-type").starts_with("multipart/form-data");
    auto const form = is_form ? http::read_form(call) : Result<std::vector<http::FormPart>>{};
    if (!form || form->empty()) return crypto::base64url(digest.add(call.body).finish());
    for (auto const& part : *form)
        for (std::string_view const one :
             {std::string_view(part.name), std::string_view(part.file_name), std::string_view(part.bytes)})
            digest.add(std::to_string(one.size())).add(":").add(one);
    return crypto::base64url(digest.finish());
}

namespace {

struct DeedRow {
    std::string body_digest, answer;
    int status = 200;
};
BOOST_DESCRIBE_STRUCT(DeedRow, (), (body_digest, answer, status))

}  // namespace

Result<std::optional<Before>> done_before(db::Tx& tx, AccountId by, std::string_view key,
                                          std::string_view body_digest) {
    if (key.empty()) return std::nullopt;
    auto row = tx.find<DeedRow>(sql::find_deed, {{"account", by.raw()}, {"client_key", key}});
    if (!row) return std::nullopt;
    if (row->body_digest != body_digest) return refuse(Why::not_entitled, "access.key_reused", "Idempotency-Key");
    if (row->answer.empty()) return refuse(Why::not_found, "access.answer_erased", "Idempotency-Key");
    return Before{std::move(row->answer), row->status};
}

void note_list(Office& office, audit::Trace trace, std::string_view act, RegionCode const& area, Moment now) {
    office.db.write_soon([&ids = office.ids, trace = std::move(trace), act = std::string(act), area, now](db::Tx& tx) {
        audit::note(tx, ids, now, trace, act, {.kind = "list", .id = 0, .region = area});
    });
}

void note_list(Office& office, Permit const& permit, std::string_view act, Moment now) {
    note_list(office, permit.trace(), act, permit.area(), now);
}

void done_before_ahead(db::Tx& tx, AccountId by, std::string_view key) {
    tx.ahead(sql::find_deed, {{"account", by.raw()}, {"client_key", key}});
}

void keep_answer(db::Tx& tx, AccountId by, std::string_view key, KeptAnswer const& kept, Moment now) {
    if (key.empty()) return;
    auto const about = kept.about == 0 ? std::nullopt : std::optional(kept.about);
    tx.later(sql::insert_deed, {{"account", by.raw()},
                                {"client_key", key},
                                {"body_digest", kept.body_digest},
                                {"answer", kept.answer},
                                {"status", kept.status},
                                {"at", now},
                                {"about", about}});
}

void forget_answers(db::Tx& tx, std::int64_t about) { tx.run(sql::empty_answers, {{"about", about}}); }

bool parts::is_lost_race(db::Clash const& clash) {
    return clash.kind == db::Clash::Kind::unique && clash.is_on("deed", "account");
}

}  // namespace sinergi::access
