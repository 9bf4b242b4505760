// The counter for one's own data: identity in two steps, what is kept and who opened it, on screen and on paper.

#include "objections/actions/rights.hpp"
#include "access/doors.hpp"
#include "objections/api/shared.hpp"
#include "plumbing/print/print.hpp"

#include "plumbing/locale/locale.hpp"

namespace sinergi::objections {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "objections";

struct RightsOut {
    RightsId id;
    std::string number, kind, state, paper, text, region_name, outcome, answer;
    Moment received_at, due_at;
    bool is_late = false;
    std::int64_t tries_left = 0;
    std::int64_t version = 0;
};
BOOST_DESCRIBE_STRUCT(RightsOut, (),
                      (id, number, kind, state, paper, text, region_name, outcome, answer, received_at, due_at, is_late,
                       tries_left, version))
struct RightsListOut {
    std::vector<RightsOut> items;
};
BOOST_DESCRIBE_STRUCT(RightsListOut, (), (items))

RightsOut out_of(Stand const& stand, RightsRequest const& r) {
    return {.id = r.id,
            .number = number_text(r.id.raw()),
            .kind = word(r.kind),
            .state = word(r.state),
            .paper = word(r.paper),
            .text = r.body,
            .region_name = stand.house().areas.name_of(r.region),
            .outcome = r.outcome,
            .answer = r.answer,
            .received_at = r.received_at,
            .due_at = r.due_at,
            .is_late = r.state != RightsState::closed && r.due_at < stand.now(),
            .tries_left = identity_tries_max - r.tries,
            .version = r.version};
}

Result<RightsListOut> list(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    SINERGI_MUST(access::permit(access::Act::take_request, by, by.area));
    Stand const stand(house, call);
    auto out = house.office.db.read([&](db::Tx& tx) {
        RightsListOut rows;
        for (auto const& one : store::rights(tx, permit, rows_max)) rows.items.push_back(out_of(stand, one));
        return rows;
    });
    access::note_list(house.office, permit, "objections.rights_listed", call.now);
    return out;
}

struct RightsIn {
    Line<0, 20> nik;
    IdentityPaper paper = IdentityPaper::ktp;
    RightsKind kind = RightsKind::access;
    std::optional<Text<0, 2000>> text;
};
BOOST_DESCRIBE_STRUCT(RightsIn, (), (nik, paper, kind, text))

Result<RightsOut> begin(House& house, Call const& call, RightsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<RightsOut> {
        SINERGI_TRY(made,
                    identify(tx, stand.desk(), by,
                             {.nik = in.nik.text(), .paper = in.paper, .kind = in.kind, .body = text_of(in.text)}));
        return out_of(stand, made);
    });
}

struct RightsProofIn {
    RightsId id;
    std::optional<Date> born_on;
    std::optional<Line<0, 120>> mother_name;
    std::optional<Line<0, 16>> no_kk;
};
BOOST_DESCRIBE_STRUCT(RightsProofIn, (), (id, born_on, mother_name, no_kk))

Result<RightsOut> do_prove(House& house, Call const& call, RightsProofIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<RightsOut> {
        SINERGI_TRY(next,
                    prove(tx, stand.desk(), by, in.id,
                          {.born_on = in.born_on, .mother_name = text_of(in.mother_name), .no_kk = text_of(in.no_kk)}));
        return out_of(stand, next);
    });
}

struct RightsSettleIn {
    RightsId id;
    RightsOutcome outcome = RightsOutcome::done;
    Text<0, 2000> text;
};
BOOST_DESCRIBE_STRUCT(RightsSettleIn, (), (id, outcome, text))

Result<RightsOut> do_settle(House& house, Call const& call, RightsSettleIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<RightsOut> {
        SINERGI_TRY(next, settle(tx, stand.desk(), by, in.id, in.outcome, in.text.text()));
        return out_of(stand, next);
    });
}

struct KeptOut {
    std::string part, part_name, who, label, value, source;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(KeptOut, (), (part, part_name, who, label, value, source, on))
struct KeptListOut {
    std::vector<KeptOut> items;
};
BOOST_DESCRIBE_STRUCT(KeptListOut, (), (items))

/// A word of ours when there is a sentence for it; what it was when there is none.
std::string said(House& house, std::string const& key, std::string_view language, std::string const& otherwise) {
    return locale::has_sentence(key) ? house.say(key, language) : otherwise;
}

/// A line in words. Of who opened it: by which role, to do what; never what an officer wrote as the purpose.
KeptOut kept_out(House& house, std::string_view language, KeptLine const& line) {
    KeptOut out{.part = line.part, .who = line.who, .value = line.value, .on = line.on};
    out.part_name = house.say("objections.kept." + line.part, language);
    out.source = line.source;
    if (line.part == "opened") {
        out.label =
            said(house, "objections.opened." + line.label, language, house.say("objections.opened.changed", language));
        out.value = said(house, "objections.role." + line.value, language, line.value);
    } else if (line.part == "answer" || line.part == "removal") {
        out.label = line.label;
    } else {
        out.label = said(house, "objections.fact." + line.label, language, line.label);
        if (line.part == "fact")
            out.value = said(house, "objections.fact_value." + line.label + "." + line.value, language, line.value);
    }
    if (line.part != "decile" && !line.source.empty())
        out.source = said(house, "objections.source." + line.source, language, line.source);
    return out;
}

struct RightsOneIn {
    RightsId id;
};
BOOST_DESCRIBE_STRUCT(RightsOneIn, (), (id))

Result<std::vector<KeptOut>> gathered(House& house, Call const& call, RightsId id, std::string_view language) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    SINERGI_TRY(lines, house.office.db.write([&](db::Tx& tx) -> Result<std::vector<KeptLine>> {
        SINERGI_TRY(kept, kept_about(tx, stand.desk(), by, id, language));
        if (!house.own_files) return std::move(kept);
        SINERGI_TRY(permit, access::permit(access::Act::take_request, by, by.area));
        SINERGI_TRY(request, get(tx, permit, id));
        for (auto const& one : house.own_files(tx, request.person))
            kept.push_back(
                {.part = "file", .who = {}, .label = one.kind, .value = one.number, .source = {}, .on = one.on});
        return std::move(kept);
    }));
    std::vector<KeptOut> out;
    out.reserve(lines.size());
    for (auto const& line : lines) out.push_back(kept_out(house, language, line));
    return out;
}

Result<KeptListOut> kept(House& house, Call const& call, RightsOneIn const& in) {
    SINERGI_TRY(lines, gathered(house, call, in.id, call.language()));
    return KeptListOut{std::move(lines)};
}

Result<Reply> print_kept(House& house, Call const& call) {
    SINERGI_TRY(id, http::id_at<RightsId>(call, "id"));
    SINERGI_TRY(lines, gathered(house, call, id, "id"));
    auto const say = [&](std::string const& key) { return house.say("objections.paper." + key, "id"); };
    auto const today = date_in(house.office.zone, call.now);
    print::Table table{.head = {.office = house.office.name},
                       .title = say("kept_title"),
                       .subtitle = {number_text(id.raw()), print::long_date(today)},
                       .columns = {{.title = say("kept_part"), .width = 2},
                                   {.title = say("kept_what"), .width = 4},
                                   {.title = say("kept_value"), .width = 4},
                                   {.title = say("kept_source"), .width = 2},
                                   {.title = say("kept_since"), .width = 2}},
                       .rows = {},
                       .notes = {say("kept_decile"), say("kept_specific"), say("kept_correct")},
                       .date = today};
    for (auto const& line : lines)
        table.rows.push_back({line.part_name, line.who.empty() ? line.label : line.who + ": " + line.label, line.value,
                              line.source, line.on ? line.on->text() : ""});
    return Reply::file(print::table_pdf(table, call.now), "application/pdf", "data-saya.pdf");
}

}  // namespace

void add_rights_routes(http::Router& router, House& house) {
    router.add<Nothing, RightsListOut>(
        Method::get, "/api/v1/rights",
        {.summary = "What people ask about their own data, the earliest answer first", .tag = tag},
        [&](Call const& call, Nothing const&) { return list(house, call); });
    router.add<RightsIn, RightsOut>(
        Method::post, "/api/v1/rights",
        {.summary = "Somebody asks about the own data: the paper was seen", .tag = tag, .status = 201},
        [&](Call const& call, RightsIn const& in) { return begin(house, call, in); });
    router.add<RightsProofIn, RightsOut>(
        Method::post, "/api/v1/rights/{id}/prove", {.summary = "What only its owner knows", .tag = tag},
        [&](Call const& call, RightsProofIn const& in) { return do_prove(house, call, in); });
    router.add<RightsOneIn, KeptListOut>(
        Method::get, "/api/v1/rights/{id}/kept", {.summary = "What is kept, and who opened it", .tag = tag},
        [&](Call const& call, RightsOneIn const& in) { return kept(house, call, in); });
    router.add<RightsSettleIn, RightsOut>(
        Method::post, "/api/v1/rights/{id}/settle", {.summary = "Answer it", .tag = tag},
        [&](Call const& call, RightsSettleIn const& in) { return do_settle(house, call, in); });
    http::add_file_route(router, house, http::Method::get, "/api/v1/rights/{id}/kept.pdf",
                         {.summary = "The same on paper, for whom it is about", .tag = tag}, print_kept);
}

}  // namespace sinergi::objections
