// Runs: begin, look, stop, go on; the file out and back; how many wait.

#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "civil/api/stand.hpp"
#include "plumbing/http/file_route.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::civil {
namespace {

using access::Act;
using access::Officer;
using http::Call;
using http::Method;
using http::Reply;
constexpr std::string_view tag = "civil";

Result<wire::CivilSummaryOut> summary(House& house, Call const& call, wire::CivilAreaIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(act_check, by, in.region.value_or(by.area), "padan"));
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::CivilSummaryOut> {
        wire::CivilSummaryOut out{.area = permit.area(), .area_name = house.areas.name_of(permit.area())};
        for (auto const& one : store::counts(tx, permit.area()))
            out.items.push_back({one.state, one.cause, one.persons});
        out.has_service = store::find_service(tx).has_value();
        out.may_mend = by.may(Act::edit_registry);
        return out;
    });
}

Result<wire::CivilRunsOut> list(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(runs, list_runs(house, by));
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::CivilRunsOut> {
        wire::CivilRunsOut out;
        for (auto const& run : runs) {
            out.items.push_back(stand.out(tx, run));
            out.items.back().faults.clear();
        }
        return out;
    });
}

Result<wire::CivilRunOut> shown(House& house, Call const& call, RunRow const& run) {
    Stand const stand(house, call);
    return house.office.db.read([&](db::Tx& tx) -> Result<wire::CivilRunOut> { return stand.out(tx, run); });
}

Result<wire::CivilRunOut> start(House& house, Call const& call, wire::CivilRunIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(
        run,
        begin(
            house, by,
            {.area = in.area.value_or(by.area), .way = in.way, .who = in.who, .cause = in.cause.value_or(Cause::none)},
            call.now));
    return shown(house, call, run);
}

template <class Deed>
auto deed(House& house, Deed does) {
    return [&house, does](Call const& call, wire::CivilRunAt const& in) -> Result<wire::CivilRunOut> {
        SINERGI_TRY(by, house.doors.officer(call));
        SINERGI_TRY(run, does(house, by, in.id, call.now));
        return shown(house, call, run);
    };
}

Result<Reply> give(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RunId>(call, "id"));
    auto format = Format::xlsx;
    if (auto const asked = call.asked("format"))
        if (!boost::describe::enum_from_string(asked->c_str(), format))
            return refuse(Why::malformed, "civil.format_unknown", "format");
    SINERGI_TRY(bytes, give_request(house, by, id, format, call.now));
    return format == Format::csv
               ? Reply::file(std::move(bytes), "text/csv; charset=utf-8", "padan-" + id.text() + ".csv")
               : Reply::file(std::move(bytes), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                             "padan-" + id.text() + ".xlsx");
}

Result<wire::CivilRunOut> take(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<RunId>(call, "id"));
    SINERGI_TRY(parts, http::read_form(call));
    for (auto const& part : parts)
        if (!part.file_name.empty()) {
            SINERGI_TRY(run, take_answers(house, by, id, part.file_name, part.bytes, call.now));
            return shown(house, call, run);
        }
    return refuse(Why::malformed, "civil.answer_no_file", "file");
}

Result<wire::CivilServiceOut> service(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(Act::manage_settings, by, house.office.area));
    auto const row = house.office.db.read([](db::Tx& tx) { return store::find_service(tx); });
    if (!row) return wire::CivilServiceOut{};
    return wire::CivilServiceOut{row->url, row->account, row->agreement, row->set_at};
}

}  // namespace

void add_run_routes(http::Router& router, House& house) {
    router.add<wire::CivilAreaIn, wire::CivilSummaryOut>(
        Method::get, "/api/v1/civil/summary", {.summary = "Who is not confirmed, by state and cause", .tag = tag},
        [&](Call const& call, wire::CivilAreaIn const& in) { return summary(house, call, in); });
    router.add<http::Nothing, wire::CivilRunsOut>(
        Method::get, "/api/v1/civil/runs", {.summary = "Runs of the check, the newest first", .tag = tag},
        [&](Call const& call, http::Nothing const&) { return list(house, call); });
    router.add<wire::CivilRunIn, wire::CivilRunOut>(
        Method::post, "/api/v1/civil/runs", {.summary = "Begin a run", .tag = tag},
        [&](Call const& call, wire::CivilRunIn const& in) { return start(house, call, in); });
    router.add<wire::CivilRunAt, wire::CivilRunOut>(
        Method::get, "/api/v1/civil/runs/{id}", {.summary = "One run", .tag = tag},
        [&](Call const& call, wire::CivilRunAt const& in) -> Result<wire::CivilRunOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            SINERGI_TRY(run, find(house, by, in.id));
            return shown(house, call, run);
        });
    router.add<wire::CivilRunAt, wire::CivilRunOut>(Method::post, "/api/v1/civil/runs/{id}/cancel",
                                                    {.summary = "Stop a run", .tag = tag}, deed(house, cancel));
    router.add<wire::CivilRunAt, wire::CivilRunOut>(Method::post, "/api/v1/civil/runs/{id}/resume",
                                                    {.summary = "Go on with a run", .tag = tag}, deed(house, resume));
    http::add_file_route(router, house, Method::get, "/api/v1/civil/runs/{id}/request",
                         {.summary = "The file for the civil registry", .tag = tag}, give);
    http::add_form_route(router, house, "/api/v1/civil/runs/{id}/answers",
                         {.summary = "The civil registry's file", .tag = tag, .body_max = answer_bytes_max}, take, 200);
    router.add<http::Nothing, wire::CivilServiceOut>(
        Method::get, "/api/v1/civil/service", {.summary = "The civil registry's web service", .tag = tag},
        [&](Call const& call, http::Nothing const&) { return service(house, call); });
    router.add<wire::CivilServiceIn, wire::CivilServiceOut>(
        Method::put, "/api/v1/civil/service", {.summary = "Set the web service", .tag = tag},
        [&](Call const& call, wire::CivilServiceIn const& in) {
            return access::does<Stand>(
                house, call, [&](db::Tx& tx, Stand&, Officer const& by) -> Result<wire::CivilServiceOut> {
                    std::optional<std::string> secret;
                    if (in.secret) secret = in.secret->text();
                    SINERGI_TRY(
                        row, set_service(tx, house, by, {in.url.text(), in.account.text(), in.agreement.text(), secret},
                                         call.now));
                    return wire::CivilServiceOut{row.url, row.account, row.agreement, row.set_at};
                });
        });
}

void tend_retention(House& house, Moment now) {
    constexpr std::int64_t runs_at_once = 20;
    house.office.db
        .write([&](db::Tx& tx) -> Done {
            store::forget_asked(tx, now, runs_at_once);
            return {};
        })
        .value();
}

}  // namespace sinergi::civil
