// What an administrator of the office sees and does: nodes, what waits, what was refused and what to do about it.

#include "audit/actions.hpp"
#include "federation/api/parts.hpp"
#include "federation/carrier.hpp"
#include "federation/nodes.hpp"
#include "federation/store.hpp"
#include "plumbing/json/describe.hpp"

namespace sinergi::federation {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

constexpr std::string_view tag = "federation";

struct NodeOut {
    std::string node, name, url, state, fingerprint, release;
    std::string proposed_by, confirmed_by;
    Moment proposed_at;
    std::optional<Moment> confirmed_at, heard_at, sent_at, oldest_waiting_at;
    std::int64_t waiting = 0;
    bool waiting_is_capped = false;
    std::optional<std::string> trouble;  // key
    std::optional<std::string> what_to_do;
    std::optional<Moment> trouble_since, revoked_at;  // when we heard that a key of it leaked
    bool may_confirm = false;
};
BOOST_DESCRIBE_STRUCT(NodeOut, (),
                      (node, name, url, state, fingerprint, release, proposed_by, confirmed_by, proposed_at,
                       confirmed_at, heard_at, sent_at, oldest_waiting_at, waiting, waiting_is_capped, trouble,
                       what_to_do, trouble_since, revoked_at, may_confirm))
struct NodesOut {
    Card own;
    std::vector<NodeOut> items;
};
BOOST_DESCRIBE_STRUCT(NodesOut, (), (own, items))

struct ProposeIn {
    std::optional<Line<8, 300>> url;
    std::optional<json::RawJson> card;  // as the other side printed or sent it, when it cannot be reached yet
    Line<32, 60> fingerprint;           // typed from paper
};
BOOST_DESCRIBE_STRUCT(ProposeIn, (), (url, card, fingerprint))
struct RotateIn {
    std::optional<RotateWhy> why;
};
BOOST_DESCRIBE_STRUCT(RotateIn, (), (why))
struct NodeAt {
    Line<2, 10> node;
};
BOOST_DESCRIBE_STRUCT(NodeAt, (), (node))

struct Page {
    std::optional<Id<Envelope>> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(Page, (), (after, limit))

struct OutboxRow {
    Id<Envelope> id;
    std::string envelope, node, kind, stream;
    Moment at;
    std::string state;
    std::int64_t tries = 0;
    std::optional<std::string> refusal, what_to_do;
};
BOOST_DESCRIBE_STRUCT(OutboxRow, (), (id, envelope, node, kind, stream, at, state, tries, refusal, what_to_do))
struct OutboxOut {
    std::vector<OutboxRow> items;
    std::optional<Id<Envelope>> next;
};
BOOST_DESCRIBE_STRUCT(OutboxOut, (), (items, next))

struct RefusedOutRow {
    Id<Envelope> id;
    Moment at;
    std::string direction, node, envelope, kind, refusal, about, what_to_do;
    std::int64_t times = 1;
};
BOOST_DESCRIBE_STRUCT(RefusedOutRow, (), (id, at, direction, node, envelope, kind, refusal, about, what_to_do, times))
struct RefusedOut {
    std::vector<RefusedOutRow> items;
    std::optional<Id<Envelope>> next;
};
BOOST_DESCRIBE_STRUCT(RefusedOut, (), (items, next))

struct GapOut {
    std::string node, stream, state;
    Moment since;
    std::int64_t last_applied = 0, first_here = 0, waiting = 0;
};
BOOST_DESCRIBE_STRUCT(GapOut, (), (node, stream, state, since, last_applied, first_here, waiting))
struct PendingOut {
    std::string node, name;
    std::int64_t bytes = 0, received = 0;
    Moment since;
};
BOOST_DESCRIBE_STRUCT(PendingOut, (), (node, name, bytes, received, since))
struct WaitingOut {
    std::vector<GapOut> gaps;
    std::vector<PendingOut> papers;
};
BOOST_DESCRIBE_STRUCT(WaitingOut, (), (gaps, papers))

/// Who may manage nodes: over the whole office, never a part of it.
Result<access::Officer> administrator(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::manage_nodes)) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (!by.area.has(house.office.area)) return refuse(Why::not_allowed, "access.area_not_allowed");
    return std::move(by);
}

By by_of(access::Officer const& officer) { return {officer.id.raw(), officer.name, officer.trace()}; }

std::optional<Moment> or_none(Moment at) { return at.ms == 0 ? std::nullopt : std::optional(at); }

/// A key of another release may have no sentence here.
std::optional<std::string> sentence(House& house, Call const& call, std::string const& key) {
    if (key.empty()) return std::nullopt;
    return house.say(key, call.language());
}

NodeOut node_out(House& house, Call const& call, db::Tx& tx, store::NodeRow const& row, access::Officer const& by) {
    constexpr std::int64_t counted_max = 1'000;
    NodeOut out{.node = row.node,
                .name = row.name,
                .url = row.url,
                .state = row.state,
                .fingerprint = row.fingerprint,
                .release = row.release,
                .proposed_by = row.proposed_name,
                .confirmed_by = row.confirmed_name,
                .proposed_at = row.proposed_at,
                .confirmed_at = or_none(row.confirmed_at),
                .heard_at = or_none(row.heard_at),
                .sent_at = or_none(row.sent_at),
                .oldest_waiting_at = tx.find<Moment>(sql::find_oldest_waiting, {{"node", row.node}})};
    out.waiting = tx.run(sql::list_some_waiting, {{"node", row.node}});
    out.waiting_is_capped = out.waiting == counted_max;
    if (auto const at = tx.find<Moment>(sql::last_revoked, {{"node", row.node}})) out.revoked_at = or_none(*at);
    if (!row.trouble.empty()) {
        out.trouble = row.trouble;
        out.what_to_do = sentence(house, call, row.trouble);
        out.trouble_since = row.trouble_at;
    }
    out.may_confirm = row.state == "proposed" && by.id.raw() != row.proposed_by && by.name != row.proposed_name;
    return out;
}

Result<NodeOut> read_node(House& house, Call const& call, db::Tx& tx, std::string const& node,
                          access::Officer const& by) {
    auto const row = tx.find<store::NodeRow>(sql::find_node, {{"node", node}});
    if (!row) return refuse(Why::not_found, "federation.node_unknown", node);
    return node_out(house, call, tx, *row, by);
}

Result<NodesOut> list_nodes(House& house, Call const& call) {
    SINERGI_TRY(by, administrator(house, call));
    NodesOut out{.own = house.post.card(), .items = {}};
    out.items = house.office.db.read([&](db::Tx& tx) {
        std::vector<NodeOut> items;
        for (auto const& row : tx.all<store::NodeRow>(sql::list_nodes))
            items.push_back(node_out(house, call, tx, row, by));
        return items;
    });
    return out;
}

/// The card given, or the one the address shows.
Result<ReadCard> card_of(House& house, ProposeIn const& in) {
    if (in.card) return read_card(in.card->text);
    if (!in.url) return refuse(Why::malformed, "federation.url_or_card", "url");
    return fetch_card(house.client, in.url->text());
}

Result<http::Answer<NodeOut>> propose_node(House& house, Call const& call, ProposeIn const& in) {
    SINERGI_TRY(by, administrator(house, call));
    SINERGI_MUST(house.doors.let_in_as(by.id.text(), "federation.propose", 30, 10 * minute_ms));
    SINERGI_TRY(card, card_of(house, in));
    SINERGI_TRY(out, access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<NodeOut> {
                    SINERGI_MUST(propose(tx, house.post, by_of(by), card, in.url ? in.url->text() : std::string{},
                                         in.fingerprint.text()));
                    return read_node(house, call, tx, card.card.node, by);
                }));
    return http::Answer<NodeOut>{std::move(out), {.status = 201}};
}

using Deed = Done (*)(db::Tx&, Post&, By const&, std::string const&);

Result<NodeOut> act_on(House& house, Call const& call, NodeAt const& in, Deed deed) {
    SINERGI_TRY(by, administrator(house, call));
    auto done = access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<NodeOut> {
        SINERGI_MUST(deed(tx, house.post, by_of(by), in.node.text()));
        return read_node(house, call, tx, in.node.text(), by);
    });
    return done;
}

std::int64_t before_of(Page const& page) { return page.after ? page.after->raw() : INT64_MAX; }
std::int64_t limit_of(Page const& page) { return std::clamp<std::int64_t>(page.limit.value_or(50), 1, 200); }

Result<OutboxOut> list_outbox(House& house, Call const& call, Page const& page) {
    SINERGI_TRY(by, administrator(house, call));
    auto const limit = limit_of(page);
    auto rows = house.office.db.read([&](db::Tx& tx) {
        return tx.all<store::OpenOutRow>(sql::list_open_out, {{"before", before_of(page)}, {"row_max", limit}});
    });
    OutboxOut out;
    for (auto& row : rows) {
        out.items.push_back({.id = Id<Envelope>(row.id),
                             .envelope = std::move(row.envelope),
                             .node = std::move(row.node),
                             .kind = std::move(row.kind),
                             .stream = std::move(row.stream),
                             .at = row.at,
                             .state = std::move(row.state),
                             .tries = row.tries,
                             .refusal = row.refusal.empty() ? std::nullopt : std::optional(row.refusal),
                             .what_to_do = sentence(house, call, row.refusal)});
    }
    if (std::ssize(rows) == limit) out.next = out.items.back().id;
    return out;
}

/// Nothing any more once the same letter came through; another letter under its number stays what it was.
std::string what_to_do(House const& house, Call const& call, store::RefusedRow const& row) {
    auto const is_over = row.has_arrived && is_passing(row.refusal);
    return house.say(is_over ? std::string_view("federation.arrived_since") : row.refusal, call.language());
}

Result<RefusedOut> list_refused(House& house, Call const& call, Page const& page) {
    SINERGI_TRY(by, administrator(house, call));
    auto const limit = limit_of(page);
    auto rows = house.office.db.read([&](db::Tx& tx) {
        return tx.all<store::RefusedRow>(sql::list_refused, {{"before", before_of(page)}, {"row_max", limit}});
    });
    RefusedOut out;
    for (auto& row : rows)
        out.items.push_back({.id = Id<Envelope>(row.id),
                             .at = row.at,
                             .direction = std::move(row.direction),
                             .node = std::move(row.node),
                             .envelope = std::move(row.envelope),
                             .kind = std::move(row.kind),
                             .refusal = row.refusal,
                             .about = std::move(row.about),
                             .what_to_do = what_to_do(house, call, row),
                             .times = row.times});
    if (std::ssize(rows) == limit) out.next = out.items.back().id;
    return out;
}

Result<WaitingOut> list_waiting(House& house, Call const& call) {
    SINERGI_TRY(by, administrator(house, call));
    return house.office.db.read([&](db::Tx& tx) {
        WaitingOut out;
        for (auto const& row : tx.all<store::GapRow>(sql::list_gaps, {{"before", call.now.plus_ms(-gap_shown_ms)}}))
            out.gaps.push_back(
                {row.node, row.stream, row.state, row.since, row.last_applied, row.first_here, row.waiting});
        for (auto const& row : tx.all<store::PendingPaperRow>(sql::list_pending_papers))
            out.papers.push_back({row.node, row.name, row.bytes, row.received, row.at});
        return out;
    });
}

void add_deed(http::Router& router, House& house, std::string_view word, std::string_view summary, Deed deed) {
    router.add<NodeAt, NodeOut>(
        Method::post, "/api/v1/federation/nodes/{node}/" + std::string(word), {.summary = summary, .tag = tag},
        [&house, deed](Call const& call, NodeAt const& in) { return act_on(house, call, in, deed); });
}

}  // namespace

void add_admin_routes(http::Router& router, House& house) {
    router.add<Nothing, NodesOut>(Method::get, "/api/v1/federation/nodes",
                                  {.summary = "This node's card and the nodes it is joined with", .tag = tag},
                                  [&house](Call const& call, Nothing const&) { return list_nodes(house, call); });
    router.add<ProposeIn, NodeOut>(
        Method::post, "/api/v1/federation/nodes",
        {.summary = "Propose a node; a second person confirms", .tag = tag, .status = 201},
        [&house](Call const& call, ProposeIn const& in) { return propose_node(house, call, in); });
    add_deed(router, house, "confirm", "Confirm a node that somebody else proposed", &confirm);
    add_deed(router, house, "suspend", "Stop all exchange with a node at once", &suspend);
    add_deed(router, house, "resume", "Take the exchange with a node up again", &resume);
    router.add<NodeAt, Nothing>(Method::post, "/api/v1/federation/nodes/{node}/ping",
                                {.summary = "Try the line: a letter that does nothing", .tag = tag},
                                [&house](Call const& call, NodeAt const& in) -> Result<Nothing> {
                                    SINERGI_TRY(by, administrator(house, call));
                                    SINERGI_MUST(house.office.db.write(
                                        [&](db::Tx& tx) { return ping(tx, house.post, in.node.text(), "ping"); }));
                                    return Nothing{};
                                });
    router.add<RotateIn, Card>(
        Method::post, "/api/v1/federation/rotate",
        {.summary = "New keys for this node; partners are told, also that the old ones leaked", .tag = tag},
        [&house](Call const& call, RotateIn const& in) -> Result<Card> {
            SINERGI_TRY(by, administrator(house, call));
            // Once: the answer to a click that was lost is the card, not another pair of keys.
            return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<Card> {
                SINERGI_MUST(rotate(tx, house.post, by_of(by), in.why.value_or(RotateWhy::routine)));
                return card_of(*house.post.keys().read(tx), house.post.sign());
            });
        });
    router.add<Page, OutboxOut>(
        Method::get, "/api/v1/federation/outbox",
        {.summary = "Letters that wait or were refused, newest first", .tag = tag},
        [&house](Call const& call, Page const& page) { return list_outbox(house, call, page); });
    router.add<Page, RefusedOut>(
        Method::get, "/api/v1/federation/refused",
        {.summary = "What was refused, ours and theirs, and what to do", .tag = tag},
        [&house](Call const& call, Page const& page) { return list_refused(house, call, page); });
    router.add<Nothing, WaitingOut>(
        Method::get, "/api/v1/federation/waiting",
        {.summary = "Streams that miss a letter for a quarter of an hour, and papers on their way", .tag = tag},
        [&house](Call const& call, Nothing const&) { return list_waiting(house, call); });
}

}  // namespace sinergi::federation
