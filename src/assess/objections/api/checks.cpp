// Checks of families' data, removals and appeals, for officers; the letters to the family.

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

struct FamilyChecksIn {
    std::optional<store::Which> which;
    std::optional<CheckId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(FamilyChecksIn, (), (which, after, limit))

Result<wire::FamilyChecksOut> list_checks(House& house, Call const& call, FamilyChecksIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::see_registry, by, by.area));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(rows_default), 1, rows_max);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::FamilyChecksOut rows;
        for (auto const& one : store::checks(tx, permit, in.which.value_or(store::Which::open),
                                             in.after.value_or(CheckId{}).raw(), limit))
            rows.items.push_back(stand.check(tx, one, by));
        if (static_cast<std::int64_t>(rows.items.size()) == limit) rows.next = rows.items.back().id;
        return rows;
    });
    access::note_list(house.office, permit, "objections.checks_listed", call.now);
    return out;
}

struct OpenChecksIn {
    RegionCode region;
    std::int64_t count = 0;
};
BOOST_DESCRIBE_STRUCT(OpenChecksIn, (), (region, count))
struct OpenedOut {
    std::int64_t opened = 0;
};
BOOST_DESCRIBE_STRUCT(OpenedOut, (), (opened))

Result<OpenedOut> begin_checks(House& house, Call const& call, OpenChecksIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    auto const count = std::clamp<std::int64_t>(in.count, 1, rows_max);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<OpenedOut> {
        SINERGI_TRY(opened, open_checks(tx, stand.desk(), by, in.region, count));
        return OpenedOut{opened};
    });
}

struct VisitIn {
    CheckId id;
    std::optional<Date> on;
    Finding seen = Finding::none;
    Text<0, 2000> note;
    std::optional<Line<0, 60>> place;
    std::optional<Text<0, 2000>> family_says;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(VisitIn, (), (id, on, seen, note, place, family_says, version))

Result<wire::FamilyCheckOut> do_visit(House& house, Call const& call, VisitIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    Visit wish{.on = in.on, .seen = in.seen, .note = in.note.text(), .family_says = text_of(in.family_says)};
    if (auto const typed = text_of(in.place); !typed.empty()) {
        SINERGI_TRY(place, read_place(typed));
        wish.place = place;
    }
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::FamilyCheckOut> {
        SINERGI_TRY(check, visit(tx, stand.desk(), by, in.id, wish, in.version));
        return stand.check(tx, check, by);
    });
}

struct CloseIn {
    CheckId id;
    Finding finding = Finding::none;
    std::optional<Line<0, 60>> programme;
    std::optional<Line<0, 30>> reason;
    std::optional<Line<0, 80>> minutes;
    std::optional<Date> minutes_on;
    std::optional<std::int64_t> version;
};
BOOST_DESCRIBE_STRUCT(CloseIn, (), (id, finding, programme, reason, minutes, minutes_on, version))

Result<wire::FamilyCheckOut> do_close(House& house, Call const& call, CloseIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    Closing const wish{.finding = in.finding,
                       .programme = text_of(in.programme),
                       .reason = text_of(in.reason),
                       .minutes = text_of(in.minutes),
                       .minutes_on = in.minutes_on};
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<wire::FamilyCheckOut> {
        SINERGI_TRY(check, close(tx, stand.desk(), by, in.id, wish, in.version));
        return stand.check(tx, check, by);
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

Result<Reply> print_check(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::see_registry, by, by.area));
    SINERGI_TRY(id, CheckId::parse(call.parameters.find("id")->second));
    Stand const stand(house, call);
    SINERGI_TRY(letter, house.office.db.write([&](db::Tx& tx) -> Result<print::Letter> {
        SINERGI_TRY(check, get(tx, permit, id));
        SINERGI_TRY(family, family_of(tx, check.family));
        note_printed(tx, stand.desk(), permit, {.kind = "check", .id = id.raw(), .region = check.region});
        return check_letter(house, check, family);
    }));
    return Reply::file(print::letter_pdf(letter, call.now), "application/pdf", "pemeriksaan-" + letter.number + ".pdf");
}

struct RemovalsIn {
    std::optional<store::Which> which;
    std::optional<RemovalId> after;
    std::optional<std::int64_t> limit;
};
BOOST_DESCRIBE_STRUCT(RemovalsIn, (), (which, after, limit))

Result<wire::RemovalsOut> list_removals(House& house, Call const& call, RemovalsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(Act::see_registry, by, by.area));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(rows_default), 1, rows_max);
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        wire::RemovalsOut rows;
        auto const known = store::reasons(tx);
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
    SINERGI_TRY(id, RemovalId::parse(call.parameters.find("id")->second));
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

void add_removal_routes(http::Router& router, House& house) {
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

}  // namespace

void add_check_routes(http::Router& router, House& house) {
    router.add<FamilyChecksIn, wire::FamilyChecksOut>(
        Method::get, "/api/v1/family-checks", {.summary = "Families whose data are being checked", .tag = tag},
        [&](Call const& call, FamilyChecksIn const& in) { return list_checks(house, call, in); });
    router.add<OpenChecksIn, OpenedOut>(
        Method::post, "/api/v1/family-checks",
        {.summary = "Open periodic checks in a village", .tag = tag, .status = 201},
        [&](Call const& call, OpenChecksIn const& in) { return begin_checks(house, call, in); });
    router.add<VisitIn, wire::FamilyCheckOut>(
        Method::post, "/api/v1/family-checks/{id}/visit", {.summary = "What the visit saw", .tag = tag},
        [&](Call const& call, VisitIn const& in) { return do_visit(house, call, in); });
    router.add<CloseIn, wire::FamilyCheckOut>(
        Method::post, "/api/v1/family-checks/{id}/close",
        {.summary = "Close a check; a programme and a reason propose a removal", .tag = tag},
        [&](Call const& call, CloseIn const& in) { return do_close(house, call, in); });
    http::add_file_route(router, house, http::Method::get, "/api/v1/family-checks/{id}/letter.pdf",
                         {.summary = "The notice of the check for the family", .tag = tag}, print_check);
    add_removal_routes(router, house);
}

}  // namespace sinergi::objections
