// Rounds of field checks, removals and appeals, for officers; the letter to the family.

#include "access/doors.hpp"
#include "objections/api/letters.hpp"
#include "objections/api/shared.hpp"
#include "registry/actions/others.hpp"

#include "audit/actions.hpp"

#include <algorithm>

namespace sinergi::objections {
namespace {

using access::Act;
using http::Call;
using http::Method;
using http::Reply;

constexpr std::string_view tag = "objections";

struct RoundIn {
    RegionCode region;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(RoundIn, (), (region, count))
struct OpenedOut {
    std::int64_t opened = 0;
};
BOOST_DESCRIBE_STRUCT(OpenedOut, (), (opened))

Result<OpenedOut> begin_round(House& house, Call const& call, RoundIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    auto const count = std::clamp<std::int64_t>(in.count, 1, rows_max);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<OpenedOut> {
        SINERGI_TRY(opened, open_round(tx, stand.desk(), by, in.region, count));
        return OpenedOut{opened};
    });
}

struct RemovalIn {
    visits::VisitId visit;
    Line<0, 60> programme;
    Line<0, 30> reason;
};
BOOST_DESCRIBE_STRUCT(RemovalIn, (), (visit, programme, reason))

Result<wire::RemovalOut> do_propose(House& house, Call const& call, RemovalIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::RemovalOut> {
        SINERGI_TRY(made, propose_removal(tx, stand.desk(), by, in.visit, in.programme.text(), in.reason.text()));
        return stand.removal(tx, made, store::reasons(tx), by);
    });
}

Result<registry::Family> family_of(db::Tx& tx, registry::FamilyId id) {
    auto found = registry::find_family(tx, id);
    if (!found) return refuse(Why::not_found, "registry.family_unknown");
    return *std::move(found);
}

void note_printed(db::Tx& tx, Desk const& desk, access::Permit const& permit, audit::Subject const& subject) {
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "objections.letter_printed", subject);
}

struct RemovalsIn {
    std::optional<store::Which> which;
    std::optional<registry::FamilyId> family;  // all of one family, the newest first
    std::optional<RemovalId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RemovalsIn, (), (which, family, after, limit))

Result<wire::RemovalsOut> list_removals(House& house, Call const& call, RemovalsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::see_registry, by, by.area));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(rows_default), 1, rows_max);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::RemovalsOut rows;
        auto const known = store::reasons(tx);
        if (in.family) {
            for (auto const& one : store::removals_of(tx, permit, *in.family))
                rows.items.push_back(stand.removal(tx, one, known, by));
            return rows;
        }
        for (auto const& one : store::removals(tx, permit, in.which.value_or(store::Which::open),
                                               in.after.value_or(RemovalId{}).raw(), limit))
            rows.items.push_back(stand.removal(tx, one, known, by));
        if (static_cast<std::int64_t>(rows.items.size()) == limit) rows.next = rows.items.back().id;
        return rows;
    });
    access::note_list(house.office, permit, "objections.removals_listed", call.now);
    return out;
}

struct RemovalDeedIn {
    RemovalId id;
    std::optional<Word> word;  // decide: yes; answer: yes, it stands
    std::optional<Date> on;    // told
    std::optional<Text<0, 3000>> text;
};
BOOST_DESCRIBE_STRUCT(RemovalDeedIn, (), (id, word, on, text))
enum class RemovalDeed : std::uint8_t { decide, told, appeal, answer };

Result<Removal> do_removal(db::Tx& tx, Desk const& desk, access::Officer const& by, RemovalDeedIn const& in,
                           RemovalDeed deed) {
    switch (deed) {
        case RemovalDeed::decide:
            if (!in.word) return refuse(Why::malformed, "objections.finding_missing", "word");
            return decide(tx, desk, by, in.id, *in.word);
        case RemovalDeed::told:
            return told(tx, desk, by, in.id, in.on.value_or(desk.today()));
        case RemovalDeed::appeal:
            return appeal(tx, desk, by, in.id, text_of(in.text));
        case RemovalDeed::answer:
            if (!in.word) return refuse(Why::malformed, "objections.finding_missing", "word");
            return answer(tx, desk, by, in.id, *in.word, text_of(in.text));
    }
    return refuse(Why::malformed, "objections.not_in_this_state");
}

Result<wire::RemovalOut> removal_deed(House& house, Call const& call, RemovalDeedIn const& in, RemovalDeed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::RemovalOut> {
        SINERGI_TRY(removal, do_removal(tx, stand.desk(), by, in, deed));
        return stand.removal(tx, removal, store::reasons(tx), by);
    });
}

Result<Reply> print_removal(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::decide_registry, by, by.area));
    SINERGI_TRY(id, http::id_at<RemovalId>(call, "id"));
    Stand const stand(house, call);
    SINERGI_TRY(letter, house.office.db.write([&](db::Tx& tx) -> Result<print::Letter> {
        SINERGI_TRY(removal, get(tx, permit, id));
        if (removal.state == RemovalState::proposed || removal.state == RemovalState::refused)
            return refuse(Why::conflict, "objections.not_in_this_state");
        SINERGI_TRY(family, family_of(tx, removal.family));
        note_printed(tx, stand.desk(), permit, {.kind = "removal", .id = id.raw(), .region = removal.region});
        Stand const on_paper(house, call.now, "id");
        return removal_letter(house, removal, family,
                              {.reason = on_paper.reason_name(store::reasons(tx), removal.reason),
                               .clocks = store::clocks_on(tx, stand.today())});
    }));
    return Reply::file(print::letter_pdf(letter, call.now), "application/pdf", "keputusan-" + letter.number + ".pdf");
}

}  // namespace

void add_removal_routes(http::Router& router, House& house) {
    router.add<RoundIn, OpenedOut>(
        Method::post, "/api/v1/periodic-checks",
        {.summary = "Ask for a round of field checks in a village", .tag = tag, .status = 201},
        [&](Call const& call, RoundIn const& in) { return begin_round(house, call, in); });
    router.add<RemovalIn, wire::RemovalOut>(
        Method::post, "/api/v1/removals",
        {.summary = "Propose a removal on an accepted field check", .tag = tag, .status = 201},
        [&](Call const& call, RemovalIn const& in) { return do_propose(house, call, in); });
    router.add<RemovalsIn, wire::RemovalsOut>(
        Method::get, "/api/v1/removals", {.summary = "Removals from programmes and appeals", .tag = tag},
        [&](Call const& call, RemovalsIn const& in) { return list_removals(house, call, in); });
    struct Route {
        char const* path;
        std::string_view summary;
        RemovalDeed deed;
    };
    for (auto const& route : {Route{"decide", "The head's word on a removal", RemovalDeed::decide},
                              Route{"told", "The letter was handed to the family", RemovalDeed::told},
                              Route{"appeal", "The family appeals at the counter", RemovalDeed::appeal},
                              Route{"answer", "Answer the appeal", RemovalDeed::answer}})
        router.add<RemovalDeedIn, wire::RemovalOut>(
            Method::post, std::string("/api/v1/removals/{id}/") + route.path, {.summary = route.summary, .tag = tag},
            [&house, deed = route.deed](Call const& call, RemovalDeedIn const& in) {
                return removal_deed(house, call, in, deed);
            });
    http::add_file_route(router, house, http::Method::get, "/api/v1/removals/{id}/letter.pdf",
                         {.summary = "The decision for the family, with how to appeal", .tag = tag}, print_removal);
}

}  // namespace sinergi::objections
