#include "audit/actions.hpp"

#include "audit/store_sql.hpp"
#include "base/nik.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/notices/notices.hpp"

namespace sinergi::audit {
namespace {

constexpr std::string_view actor_text(ActorKind kind) noexcept {
    switch (kind) {
        case ActorKind::officer:
            return "officer";
        case ActorKind::citizen:
            return "citizen";
        case ActorKind::system:
            return "system";
    }
    return "";
}

std::optional<std::int64_t> or_none(std::int64_t id) { return id == 0 ? std::nullopt : std::optional(id); }

std::span<std::uint8_t const> bytes_of(std::string_view text) {
    return {reinterpret_cast<std::uint8_t const*>(text.data()), text.size()};
}

/// A purpose that can be taken away later without breaking the chain.
struct Purpose {
    std::string words, digest, salt;
};
Purpose apart(std::string_view purpose) {
    if (purpose.empty()) return {};
    Purpose out{.words = mask_niks(purpose), .digest = {}, .salt = crypto::base64url(crypto::random_bytes(16))};
    out.digest = purpose_digest(out.salt, out.words);
    return out;
}

}  // namespace

std::string purpose_digest(std::string_view salt, std::string_view words) {
    return crypto::base64url(crypto::keyed_digest(salt, words));
}

void note(db::Tx& tx, IdMaker& ids, Moment now, Trace const& trace, std::string_view act, Subject subject,
          std::string_view digest) {
    auto const why = apart(trace.purpose);
    tx.later(sql::insert_line, {{"id", ids.next(now)},
                                {"at", now},
                                {"actor", actor_text(trace.actor)},
                                {"account", or_none(trace.account)},
                                {"role", trace.role},
                                {"act", act},
                                {"subject_kind", subject.kind},
                                {"subject", or_none(subject.id)},
                                {"region", subject.region},
                                {"purpose", why.words},
                                {"address", trace.address},
                                {"digest", digest},
                                {"purpose_digest", why.digest},
                                {"purpose_salt", why.salt}});
}

std::int64_t highest_id(db::Tx& tx) {
    return std::max(tx.find<std::int64_t>(sql::find_highest_id).value_or(0), notices::highest_id(tx));
}

std::string salted_digest(db::Tx& tx, Subject const& subject, std::string_view content) {
    auto salt = tx.find<db::Bytes>(sql::find_salt, {{"subject_kind", subject.kind}, {"subject", subject.id}});
    if (!salt) {
        auto const fresh = crypto::random_bytes(16);
        tx.run(sql::insert_salt, {{"subject_kind", subject.kind}, {"subject", subject.id}, {"salt", bytes_of(fresh)}});
        salt = tx.find<db::Bytes>(sql::find_salt, {{"subject_kind", subject.kind}, {"subject", subject.id}});
        SINERGI_CHECK(salt.has_value());
    }
    return crypto::base64url(crypto::keyed_digest(salt->data, content));
}

void forget(db::Tx& tx, std::string_view subject_kind, std::int64_t subject) {
    tx.run(sql::delete_salt, {{"subject_kind", subject_kind}, {"subject", subject}});
    tx.run(sql::empty_purposes, {{"subject_kind", subject_kind}, {"subject", subject}});
}

}  // namespace sinergi::audit
