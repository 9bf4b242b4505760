#include "audit/api.hpp"

#include "audit/actions.hpp"
#include "audit/sealer.hpp"
#include "audit/store_sql.hpp"

#include <limits>

namespace sinergi::audit {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::int64_t page_max = 500;

struct Any;  // an id of whatever kind
struct LinesIn {
    std::optional<std::string> subject_kind, act;
    std::optional<Id<Any>> subject, account;
    std::optional<Date> from, to;
    std::optional<LineId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(LinesIn, (), (subject_kind, act, subject, account, from, to, after, limit))

struct LineOut {
    std::optional<std::int64_t> seq;  // null until sealed
    LineId id;
    Moment at;
    std::string actor;
    std::optional<Id<Any>> account;
    std::string account_name, role, act, subject_kind;
    std::optional<Id<Any>> subject;
    std::string region, purpose, address;
};
BOOST_DESCRIBE_STRUCT(LineOut, (),
                      (seq, id, at, actor, account, account_name, role, act, subject_kind, subject, region, purpose,
                       address))

struct LinesOut {
    std::vector<LineOut> items;
    std::optional<LineId> next;
};
BOOST_DESCRIBE_STRUCT(LinesOut, (), (items, next))

struct StateOut {
    std::int64_t sealed = 0, unsealed = 0;
    std::string head;
    std::optional<Moment> last_at;
};
BOOST_DESCRIBE_STRUCT(StateOut, (), (sealed, unsealed, head, last_at))

std::int64_t raw(std::optional<Id<Any>> const& id) { return id ? id->raw() : 0; }
std::optional<Id<Any>> id_of(std::optional<std::int64_t> const& number) {
    return number ? std::optional(Id<Any>(*number)) : std::nullopt;
}

/// The narrowest of three statements: by subject, by account, or all.
std::vector<LineRow> lines(db::Tx& tx, LinesIn const& in, Zone zone, std::int64_t row_max) {
    auto const first = in.from ? id_floor(start_of(*in.from, zone)) : 0;
    auto before = in.to ? id_floor(end_of(*in.to, zone).plus_ms(1)) : std::numeric_limits<std::int64_t>::max();
    if (in.after) before = std::min(before, in.after->raw());
    auto const act = in.act.value_or("");
    auto const kind = in.subject_kind.value_or("");
    if (in.subject) {
        return tx.all<LineRow>(sql::find_lines_of_subject, {{"subject", raw(in.subject)},
                                                            {"account", raw(in.account)},
                                                            {"id_first", first},
                                                            {"id_before", before},
                                                            {"act", act},
                                                            {"subject_kind", kind},
                                                            {"row_max", row_max}});
    }
    if (in.account) {
        return tx.all<LineRow>(sql::find_lines_of_account, {{"account", raw(in.account)},
                                                            {"id_first", first},
                                                            {"id_before", before},
                                                            {"act", act},
                                                            {"subject_kind", kind},
                                                            {"row_max", row_max}});
    }
    return tx.all<LineRow>(
        sql::find_lines,
        {{"id_first", first}, {"id_before", before}, {"act", act}, {"subject_kind", kind}, {"row_max", row_max}});
}

LinesOut page(db::Tx& tx, LinesIn const& in, Zone zone, Sockets const& sockets) {
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(100), 1, page_max);
    auto found = lines(tx, in, zone, limit + 1);
    LinesOut out;
    if (static_cast<std::int64_t>(found.size()) > limit) {
        found.pop_back();
        out.next = LineId(found.back().id);
    }
    std::map<std::int64_t, std::string> names;
    for (auto& row : found) {
        auto const account = row.account.value_or(0);
        auto const [known, is_new] = names.try_emplace(account);
        if (is_new && account != 0) known->second = sockets.name_of(tx, account);
        out.items.push_back({row.seq, LineId(row.id), row.at, std::move(row.actor), id_of(row.account), known->second,
                             std::move(row.role), std::move(row.act), std::move(row.subject_kind), id_of(row.subject),
                             std::move(row.region), std::move(row.purpose), std::move(row.address)});
    }
    return out;
}

}  // namespace

void add_routes(http::Router& router, db::Database& db, IdMaker& ids, Zone zone, Sockets sockets) {
    auto const shared = std::make_shared<Sockets>(std::move(sockets));
    router.add<LinesIn, LinesOut>(
        Method::get, "/api/v1/audit", {.summary = "Who did and who read what about whom, newest first", .tag = "audit"},
        [&db, &ids, zone, shared](Call const& call, LinesIn const& in) -> Result<LinesOut> {
            SINERGI_TRY(trace, shared->guard(call));
            db.write_soon([&ids, now = call.now, trace, subject = raw(in.subject)](db::Tx& tx) {
                note(tx, ids, now, trace, "audit.read", {.kind = "list", .id = subject});
            });
            return db.read([&](db::Tx& tx) { return page(tx, in, zone, *shared); });
        });
    router.add<Nothing, StateOut>(
        Method::get, "/api/v1/audit/state", {.summary = "How far the chain is sealed, and its head", .tag = "audit"},
        [&db, shared](Call const& call, Nothing const&) -> Result<StateOut> {
            SINERGI_TRY(reader, shared->guard(call));
            return db.read([](db::Tx& tx) {
                auto const end = head(tx);
                return StateOut{end.seq, unsealed(tx), end.hash, end.seq == 0 ? std::nullopt : std::optional(end.at)};
            });
        });
}

}  // namespace sinergi::audit
