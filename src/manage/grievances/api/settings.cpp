// Kinds, clocks and reply templates: what an administrator of the office changes.

#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "grievances/api/shared.hpp"

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;
using http::Nothing;

struct KindsOut {
    std::vector<Kind> items;
};
BOOST_DESCRIBE_STRUCT(KindsOut, (), (items))

struct KindIn {
    Line<2, 40> code;
    Line<2, 120> name_id, name_en;
    std::optional<Line<0, 200>> hint_id, hint_en;
    Class clock_class;
    std::optional<std::int64_t> promise_days, urgent_hours;
    std::optional<bool> is_closed, is_emergency, is_active;
    std::optional<access::UnitId> unit;
    std::optional<std::int64_t> retention_years, sort;
};
BOOST_DESCRIBE_STRUCT(KindIn, (),
                      (code, name_id, name_en, hint_id, hint_en, clock_class, promise_days, urgent_hours, is_closed,
                       is_emergency, is_active, unit, retention_years, sort))

struct ClocksIn {
    Date valid_from;
    std::int64_t verify_days, follow_up_days, information_days, ordinary_days, supervisory_days, rebut_days;
    Line<5, 200> source;
};
BOOST_DESCRIBE_STRUCT(ClocksIn, (),
                      (valid_from, verify_days, follow_up_days, information_days, ordinary_days, supervisory_days,
                       rebut_days, source))

struct OfficeClocksOut {
    Clocks today;
    std::vector<ClocksFrom> items;  // the latest first; empty: those of the law, which stand in the program
};
BOOST_DESCRIBE_STRUCT(OfficeClocksOut, (), (today, items))

struct TemplateIn {
    std::optional<TemplateId> id;
    Line<2, 100> name;
    std::optional<Line<0, 40>> kind;
    Text<2, 4000> body;
};
BOOST_DESCRIBE_STRUCT(TemplateIn, (), (id, name, kind, body))
struct TemplatesIn {
    std::optional<Line<0, 40>> kind;
};
BOOST_DESCRIBE_STRUCT(TemplatesIn, (), (kind))
struct TemplatesOut {
    std::vector<Template> items;
};
BOOST_DESCRIBE_STRUCT(TemplatesOut, (), (items))
struct TemplateAt {
    TemplateId id;
};
BOOST_DESCRIBE_STRUCT(TemplateAt, (), (id))

/// Somebody who may change settings; the change is in the audit chain.
Result<access::Officer> administrator(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::manage_settings)) return refuse(Why::not_allowed, "access.act_not_allowed");
    return std::move(by);
}

void note(House& house, db::Tx& tx, access::Officer const& by, std::string_view act, std::int64_t id, Moment now) {
    audit::note(tx, house.office.ids, now, by.trace(), act, {.kind = "setting", .id = id, .region = house.office.area});
}

bool is_within(std::int64_t value, std::int64_t min, std::int64_t max) { return value >= min && value <= max; }

Result<Kind> put(House& house, Call const& call, KindIn const& in) {
    SINERGI_TRY(by, administrator(house, call));
    auto const outside = [](std::string_view member) {
        return refuse(Why::malformed, "grievances.number_outside", std::string(member));
    };
    if (in.promise_days && !is_within(*in.promise_days, 1, 365)) return outside("promise_days");
    if (in.urgent_hours && !is_within(*in.urgent_hours, 0, 720)) return outside("urgent_hours");
    if (in.retention_years && !is_within(*in.retention_years, 1, 100)) return outside("retention_years");
    for (char const c : in.code.text())
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return refuse(Why::malformed, "grievances.code_malformed", "code");
    Kind const kind{.code = in.code.text(),
                    .name_id = in.name_id.text(),
                    .name_en = in.name_en.text(),
                    .hint_id = text_of(in.hint_id),
                    .hint_en = text_of(in.hint_en),
                    .clock_class = in.clock_class,
                    .promise_days = in.promise_days,
                    .urgent_hours = in.urgent_hours.value_or(0),
                    .is_closed = in.is_closed.value_or(false),
                    .is_emergency = in.is_emergency.value_or(false),
                    .unit = in.unit.value_or(access::UnitId{}),
                    .retention_years = in.retention_years.value_or(5),
                    .is_active = in.is_active.value_or(true),
                    .sort = in.sort.value_or(500)};
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        if (!kind.unit.is_none() && !access::has_unit(tx, kind.unit))
            return refuse(Why::malformed, "grievances.unit_unknown", "unit");
        put_kind(tx, kind);
        note(house, tx, by, "grievances.kind_changed", 0, call.now);
        return {};
    }));
    if (kind.is_closed) close_kind(house.office.db, house.office.ids, kind.code, call.now);
    house.settings.forget();
    return kind;
}

Result<OfficeClocksOut> office_clocks(House& house, Call const& call) {
    return OfficeClocksOut{house.settings.now(call.now)->clocks,
                           house.office.db.read([](db::Tx& tx) { return clocks_by_day(tx); })};
}

Result<OfficeClocksOut> put_office_clocks(House& house, Call const& call, ClocksIn const& in) {
    SINERGI_TRY(by, administrator(house, call));
    Clocks const clocks{in.verify_days,   in.follow_up_days,   in.information_days,
                        in.ordinary_days, in.supervisory_days, in.rebut_days};
    for (auto const& [days, member] : {std::pair(in.verify_days, "verify_days"),
                                       {in.follow_up_days, "follow_up_days"},
                                       {in.information_days, "information_days"},
                                       {in.ordinary_days, "ordinary_days"},
                                       {in.supervisory_days, "supervisory_days"},
                                       {in.rebut_days, "rebut_days"}})
        if (!is_within(days, 1, 365)) return refuse(Why::malformed, "grievances.number_outside", member);
    // Clocks of the past stay as they were: promises already made rest on them.
    if (in.valid_from < date_in(house.office.zone, call.now))
        return refuse(Why::malformed, "grievances.clocks_in_past", "valid_from");
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        put_clocks(tx, clocks, in.valid_from, in.source.text());
        note(house, tx, by, "grievances.clocks_changed", 0, call.now);
        return {};
    }));
    house.settings.forget();
    return office_clocks(house, call);
}

Result<Template> put_words(House& house, Call const& call, TemplateIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (!by.may(access::Act::manage_settings) && !by.may(access::Act::see_load))
        return refuse(Why::not_allowed, "access.act_not_allowed");
    Template const made{.id = in.id.value_or(house.office.ids.make<Template>(call.now)),
                        .name = in.name.text(),
                        .kind = text_of(in.kind),
                        .body = mask_niks(in.body.text())};
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        put_template(tx, made);
        note(house, tx, by, "grievances.template_changed", made.id.raw(), call.now);
        return {};
    }));
    return made;
}

}  // namespace

void add_settings_routes(http::Router& router, House& house) {
    router.add<Nothing, KindsOut>(Method::get, "/api/v1/kinds",
                                  {.summary = "Kinds of complaints with their clocks", .tag = "settings"},
                                  [&](Call const& call, Nothing const&) -> Result<KindsOut> {
                                      SINERGI_TRY(by, house.doors.officer(call));
                                      return KindsOut{house.settings.now(call.now)->kinds};
                                  });
    router.add<KindIn, Kind>(Method::put, "/api/v1/kinds/{code}",
                             {.summary = "Add or change a kind", .tag = "settings"},
                             [&](Call const& call, KindIn const& in) { return put(house, call, in); });
    router.add<Nothing, OfficeClocksOut>(Method::get, "/api/v1/clocks",
                                         {.summary = "The office's clocks today and by day", .tag = "settings"},
                                         [&](Call const& call, Nothing const&) -> Result<OfficeClocksOut> {
                                             SINERGI_MUST(house.doors.officer(call));
                                             return office_clocks(house, call);
                                         });
    router.add<ClocksIn, OfficeClocksOut>(
        Method::put, "/api/v1/clocks", {.summary = "Clocks from a day on, with the decree", .tag = "settings"},
        [&](Call const& call, ClocksIn const& in) { return put_office_clocks(house, call, in); });
    router.add<TemplatesIn, TemplatesOut>(
        Method::get, "/api/v1/templates", {.summary = "Words for public replies", .tag = "settings"},
        [&](Call const& call, TemplatesIn const& in) -> Result<TemplatesOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            return TemplatesOut{house.office.db.read([&](db::Tx& tx) { return templates(tx, text_of(in.kind)); })};
        });
    router.add<TemplateIn, Template>(
        Method::post, "/api/v1/templates", {.summary = "Add a template", .tag = "settings", .status = 201},
        [&](Call const& call, TemplateIn const& in) { return put_words(house, call, in); });
    router.add<TemplateIn, Template>(
        Method::put, "/api/v1/templates/{id}", {.summary = "Change a template", .tag = "settings"},
        [&](Call const& call, TemplateIn const& in) { return put_words(house, call, in); });
    router.add<TemplateAt, Nothing>(Method::del, "/api/v1/templates/{id}",
                                    {.summary = "Remove a template", .tag = "settings"},
                                    [&](Call const& call, TemplateAt const& in) -> Result<Nothing> {
                                        SINERGI_TRY(by, administrator(house, call));
                                        SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
                                            SINERGI_MUST(delete_template(tx, in.id));
                                            note(house, tx, by, "grievances.template_removed", in.id.raw(), call.now);
                                            return {};
                                        }));
                                        return Nothing{};
                                    });
}

}  // namespace sinergi::grievances
