// "Ke mana?": the guide asked, edited and printed.

#include "access/rules.hpp"
#include "plumbing/locale/words.hpp"
#include "plumbing/print/print.hpp"
#include "referrals/api/shared.hpp"

namespace sinergi::referrals {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "guide";

struct NeedOut {
    std::string code, name, hint, name_id, name_en, hint_id, hint_en;
    std::int64_t sort = 0;
};
BOOST_DESCRIBE_STRUCT(NeedOut, (), (code, name, hint, name_id, name_en, hint_id, hint_en, sort))

struct NeedsOut {
    std::vector<NeedOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(NeedsOut, (), (items, next))

struct GuideIn {
    std::optional<std::string> need, region;
    std::optional<Urgency> urgency;
    std::optional<double> lat, lon;
};
BOOST_DESCRIBE_STRUCT(GuideIn, (), (need, region, urgency, lat, lon))

struct GuideOut {
    std::vector<AnswerOut> items;
    std::optional<std::string> next;
    std::string region, region_name;
};
BOOST_DESCRIBE_STRUCT(GuideOut, (), (items, next, region, region_name))

struct GuideRowOut {
    std::string code, region, region_name, need;
    Urgency urgency = Urgency::any;
    PlaceKind place_kind = PlaceKind::other;
    std::string office_id, office_en, service_id, service_en, steps_id, steps_en, documents_id, documents_en;
    std::string phone, source;
    std::int64_t sort = 0;
    bool is_hidden = false, is_own = false, is_replaced = false;
};
BOOST_DESCRIBE_STRUCT(GuideRowOut, (),
                      (code, region, region_name, need, urgency, place_kind, office_id, office_en, service_id,
                       service_en, steps_id, steps_en, documents_id, documents_en, phone, source, sort, is_hidden,
                       is_own, is_replaced))

struct GuideRowsOut {
    std::vector<GuideRowOut> items;
    std::optional<std::string> next;
};
BOOST_DESCRIBE_STRUCT(GuideRowsOut, (), (items, next))

struct RowsIn {
    std::optional<std::string> region;
};
BOOST_DESCRIBE_STRUCT(RowsIn, (), (region))

struct GuideRowPut {
    std::string code;
    std::string need;
    PlaceKind place_kind = PlaceKind::other;
    std::string office_id, office_en, service_id, service_en, source;
    std::optional<std::string> region;  // none: the office's area
    Urgency urgency = Urgency::any;
    std::string steps_id, steps_en, documents_id, documents_en, phone;
    std::int64_t sort = 0;
    bool is_hidden = false;
    static constexpr std::string_view optional_members =
        "urgency,steps_id,steps_en,documents_id,documents_en,phone,sort,is_hidden";
};
BOOST_DESCRIBE_STRUCT(GuideRowPut, (),
                      (code, need, place_kind, office_id, office_en, service_id, service_en, source, region, urgency,
                       steps_id, steps_en, documents_id, documents_en, phone, sort, is_hidden))

struct RowOnly {
    std::string code;
    std::optional<std::string> region;
};
BOOST_DESCRIBE_STRUCT(RowOnly, (), (code, region))

struct NeedPut {
    std::string code, name_id, name_en;
    std::string hint_id, hint_en;
    std::int64_t sort = 0;
    static constexpr std::string_view optional_members = "hint_id,hint_en,sort";
};
BOOST_DESCRIBE_STRUCT(NeedPut, (), (code, name_id, name_en, hint_id, hint_en, sort))

NeedsOut needs_out(House& house, Call const& call) {
    bool const is_english = call.language() == "en";
    NeedsOut out;
    for (auto const& one : house.office.db.read([](db::Tx& tx) { return needs(tx); }))
        out.items.push_back({one.code, is_english ? one.name_en : one.name_id, is_english ? one.hint_en : one.hint_id,
                             one.name_id, one.name_en, one.hint_id, one.hint_en, one.sort});
    return out;
}

Result<GuideOut> guide_out(House& house, Call const& call, GuideIn const& in) {
    SINERGI_TRY(here, here_of(house, in.region, in.lat, in.lon));
    GuideOut out{
        .items = {}, .next = {}, .region = here.region.text(), .region_name = house.areas.name_of(here.region)};
    out.items = house.office.db.read([&](db::Tx& tx) {
        return answers(tx, house,
                       {.need = in.need.value_or(""), .here = here, .urgency = in.urgency.value_or(Urgency::any)},
                       call.language(), date_in(house.office.zone, call.now));
    });
    return out;
}

Result<RegionCode> area_of(House const& house, std::optional<std::string> const& region) {
    if (!region) return house.office.area;
    if (region->empty()) return RegionCode{};
    return RegionCode::parse(*region);
}

Result<GuideRowsOut> rows_out(House& house, Call const& call, std::optional<std::string> const& region) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::manage_settings) && !by.may(access::Act::see_case))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    SINERGI_TRY(area, area_of(house, region));
    auto const rows = house.office.db.read([&](db::Tx& tx) { return guide_rows(tx, area); });
    GuideRowsOut out;
    for (auto const& row : rows) {
        bool const is_replaced = std::ranges::any_of(rows, [&](GuideRow const& other) {
            return other.code == row.code && other.region.level() > row.region.level();
        });
        out.items.push_back({.code = row.code,
                             .region = row.region.text(),
                             .region_name = house.areas.name_of(row.region),
                             .need = row.need,
                             .urgency = row.urgency,
                             .place_kind = row.place_kind,
                             .office_id = row.office_id,
                             .office_en = row.office_en,
                             .service_id = row.service_id,
                             .service_en = row.service_en,
                             .steps_id = row.steps_id,
                             .steps_en = row.steps_en,
                             .documents_id = row.documents_id,
                             .documents_en = row.documents_en,
                             .phone = row.phone,
                             .source = row.source,
                             .sort = row.sort,
                             .is_hidden = row.is_hidden,
                             .is_own = row.region == area,
                             .is_replaced = is_replaced});
    }
    return out;
}

GuideRow row_of(GuideRowPut const& in, RegionCode const& region) {
    return {.code = in.code,
            .region = region,
            .need = in.need,
            .urgency = in.urgency,
            .place_kind = in.place_kind,
            .office_id = in.office_id,
            .office_en = in.office_en,
            .service_id = in.service_id,
            .service_en = in.service_en,
            .steps_id = in.steps_id,
            .steps_en = in.steps_en,
            .documents_id = in.documents_id,
            .documents_en = in.documents_en,
            .phone = in.phone,
            .source = in.source,
            .sort = in.sort,
            .is_hidden = in.is_hidden};
}

template <class Deed>
Result<Nothing> done(House& house, Call const& call, Deed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<Nothing> {
        SINERGI_MUST(deed(tx, house.desk(call.now), by));
        return Nothing{};
    });
}

std::string joined(std::vector<std::string> const& lines) {
    std::string out;
    for (auto const& line : lines) out += (out.empty() ? "" : " ") + line;
    return out;
}

/// Where to call: the row's own number, else the nearest place's.
std::string phone_of(AnswerOut const& answer) {
    if (!answer.phone.empty()) return answer.phone;
    return answer.places.empty() ? std::string("-") : answer.places.front().phone;
}

Reply poster(House& house, Call const& call) {
    auto const here = here_of(house, call.asked("region"), {}, {});
    if (!here) return http::problem(here.error(), call.language(), house.say);
    auto const word = [&](std::string const& key) { return house.say("referrals.poster." + key, call.language()); };
    auto const today = date_in(house.office.zone, call.now);
    print::Table table{.head = {.above = {}, .office = house.office.name},
                       .title = word("title"),
                       .subtitle = {house.areas.path_of(here->region), word("subtitle")}};
    table.columns = {
        {word("need"), 3}, {word("office"), 3}, {word("service"), 3}, {word("steps"), 7}, {word("phone"), 2}};
    auto const found = house.office.db.read([&](db::Tx& tx) {
        return answers(tx, house, {.need = call.asked("need").value_or(""), .here = *here, .places_max = 1},
                       call.language(), today);
    });
    std::string last;
    for (auto const& one : found) {
        auto const office = one.places.empty() ? one.office : one.office + ": " + one.places.front().name;
        table.rows.push_back(
            {one.need_name == last ? "" : one.need_name, office, one.service, joined(one.steps), phone_of(one)});
        last = one.need_name;
    }
    for (auto const& line : house.help) {
        if (line.number.empty()) continue;
        table.notes.push_back(line.name + ": " + line.number + " " +
                              (call.language() == "en" ? line.note_en : line.note_id));
    }
    table.notes.push_back(word("note"));
    table.paper = print::Paper::wide;
    table.date = today;
    table.foot = "/ke-mana";
    return Reply::file(print::table_pdf(table, call.now), "application/pdf", "ke-mana.pdf");
}

void add_editing(http::Router& router, House& house) {
    router.add<RowsIn, GuideRowsOut>(
        Method::get, "/api/v1/guide/rows", {.summary = "The guide as rows, with what a region changed", .tag = tag},
        [&](Call const& call, RowsIn const& in) { return rows_out(house, call, in.region); });
    router.add<GuideRowPut, Nothing>(Method::put, "/api/v1/guide/rows/{code}",
                                     {.summary = "Write a region's own row", .tag = tag},
                                     [&](Call const& call, GuideRowPut const& in) -> Result<Nothing> {
                                         SINERGI_TRY(area, area_of(house, in.region));
                                         return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                                             return put_row(tx, desk, by, row_of(in, area));
                                         });
                                     });
    router.add<RowOnly, Nothing>(Method::del, "/api/v1/guide/rows/{code}",
                                 {.summary = "The wider row holds again", .tag = tag},
                                 [&](Call const& call, RowOnly const& in) -> Result<Nothing> {
                                     SINERGI_TRY(area, area_of(house, in.region));
                                     return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                                         return delete_row(tx, desk, by, in.code, area);
                                     });
                                 });
    router.add<NeedPut, Nothing>(
        Method::put, "/api/v1/guide/needs/{code}", {.summary = "The words of a need", .tag = tag},
        [&](Call const& call, NeedPut const& in) {
            return done(house, call, [&](db::Tx& tx, Desk const& desk, auto const& by) {
                return put_need(tx, desk, by, {in.code, in.name_id, in.name_en, in.hint_id, in.hint_en, in.sort});
            });
        });
}

}  // namespace

void add_guide_routes(http::Router& router, House& house) {
    router.add<Nothing, NeedsOut>(
        Method::get, "/api/v1/guide/needs",
        {.summary = "Needs, in the words of a citizen", .tag = tag, .is_public = true},
        [&](Call const& call, Nothing const&) -> Result<NeedsOut> { return needs_out(house, call); });
    router.add<GuideIn, GuideOut>(
        Method::get, "/api/v1/guide",
        {.summary = "Where does this go: offices, steps, papers, the nearest places", .tag = tag, .is_public = true},
        [&](Call const& call, GuideIn const& in) { return guide_out(house, call, in); });
    add_editing(router, house);
    router.add_raw(Method::get, "/api/v1/guide/poster.pdf",
                   {.summary = "The guide as a poster: ?region=&need=", .tag = tag, .is_public = true},
                   [&](Call const& call) { return poster(house, call); });
}

}  // namespace sinergi::referrals
