#include "exchange/api.hpp"

#include "access/doors.hpp"
#include "access/rules.hpp"
#include "base/phone.hpp"
#include "base/text.hpp"
#include "exchange/actions.hpp"
#include "exchange/store.hpp"
#include "plumbing/notices/notices.hpp"
#include "plumbing/sheet/csv.hpp"

#include <algorithm>

namespace sinergi::exchange {
namespace {

using access::Act;
using http::Answer;
using http::Call;
using http::Method;

constexpr std::int64_t changes_default = 100;
constexpr std::int64_t changes_max = 500;
constexpr std::int64_t csv_rows_max = 100'000;
constexpr int pushes_a_minute_max = 600;

struct ReporterIn {
    std::optional<Line<0, 100>> name;
    std::optional<Phone> phone;
};
BOOST_DESCRIBE_STRUCT(ReporterIn, (), (name, phone))
struct ReportIn {
    Line<1, 80> source_ref;
    Line<1, 40> kind;
    RegionCode region;
    Text<1, 5000> text;
    std::optional<Line<0, 200>> place;
    std::optional<double> lat, lon;
    std::optional<Moment> received_at;
    std::optional<ReporterIn> reporter;
};
BOOST_DESCRIBE_STRUCT(ReportIn, (), (source_ref, kind, region, text, place, lat, lon, received_at, reporter))
struct ReportOut {
    std::string source_ref;
    grievances::GrievanceId id;
    std::string tracking_number, key;
    Date answer_by;
};
BOOST_DESCRIBE_STRUCT(ReportOut, (), (source_ref, id, tracking_number, key, answer_by))

struct RefIn {
    Line<1, 80> source_ref;
};
BOOST_DESCRIBE_STRUCT(RefIn, (), (source_ref))
struct StepOut {
    Moment at;
    std::string deed, state, text;
};
BOOST_DESCRIBE_STRUCT(StepOut, (), (at, deed, state, text))
struct StandOut {
    std::string source_ref, tracking_number, kind, state;
    RegionCode region;
    Moment received_at;
    Date answer_by;
    std::optional<Moment> answered_at;
    std::vector<StepOut> timeline;
};
BOOST_DESCRIBE_STRUCT(StandOut, (),
                      (source_ref, tracking_number, kind, state, region, received_at, answer_by, answered_at, timeline))

struct ChangesIn {
    std::optional<std::int64_t> after, limit;
};
BOOST_DESCRIBE_STRUCT(ChangesIn, (), (after, limit))
struct ChangeOut {
    std::int64_t seq = 0;
    Moment at;
    std::string topic, tracking_number, source_ref, kind, state;
    RegionCode region;
    Moment received_at;
    Date answer_by;
    std::optional<Moment> answered_at;
};
BOOST_DESCRIBE_STRUCT(ChangeOut, (),
                      (seq, at, topic, tracking_number, source_ref, kind, state, region, received_at, answer_by,
                       answered_at))
struct ChangesOut {
    std::vector<ChangeOut> items;
    std::int64_t next = 0;
    bool is_end = true;
};
BOOST_DESCRIBE_STRUCT(ChangesOut, (), (items, next, is_end))

struct HookOut {
    HookId id;
    std::string url;
    HookState state = HookState::active;
    std::int64_t cursor = 0, behind = 0, fails = 0;
    std::string last_fault;
    std::optional<Moment> told_at, next_try_at;
};
BOOST_DESCRIBE_STRUCT(HookOut, (), (id, url, state, cursor, behind, fails, last_fault, told_at, next_try_at))
struct HooksOut {
    std::vector<HookOut> items;
};
BOOST_DESCRIBE_STRUCT(HooksOut, (), (items))
struct HookIn {
    Line<1, 500> url;
    std::optional<std::int64_t> from;
};
BOOST_DESCRIBE_STRUCT(HookIn, (), (url, from))
struct MadeOut {
    HookId id;
    std::string secret;
};
BOOST_DESCRIBE_STRUCT(MadeOut, (), (id, secret))
struct HookDeedIn {
    HookId id;
    std::optional<std::int64_t> from;
    std::optional<Date> day;
};
BOOST_DESCRIBE_STRUCT(HookDeedIn, (), (id, from, day))

struct SystemIn {
    access::AccountId account;
    bool may_push = false, may_pull = false;
    std::vector<std::string> kinds;
};
BOOST_DESCRIBE_STRUCT(SystemIn, (), (account, may_push, may_pull, kinds))
struct SystemOut {
    access::AccountId account;
    bool may_push = false, may_pull = false;
    std::vector<std::string> kinds;
    std::vector<HookOut> hooks;
};
BOOST_DESCRIBE_STRUCT(SystemOut, (), (account, may_push, may_pull, kinds, hooks))
struct SystemsOut {
    std::vector<SystemOut> items;
};
BOOST_DESCRIBE_STRUCT(SystemsOut, (), (items))

ChangeOut change_out(House const& house, Change change) {
    return {.seq = change.seq,
            .at = change.at,
            .topic = std::move(change.topic),
            .tracking_number = std::move(change.number),
            .source_ref = std::move(change.source_ref),
            .kind = std::move(change.kind),
            .state = std::move(change.state),
            .region = change.region,
            .received_at = change.received_at,
            .answer_by = date_in(house.office.zone, change.answer_by),
            .answered_at = change.answered_at};
}

HookOut hook_out(Hook const& hook, std::int64_t last_seq) {
    HookOut out{.id = hook.id,
                .url = hook.url,
                .state = hook.state,
                .cursor = hook.cursor,
                .behind = std::max<std::int64_t>(0, last_seq - hook.cursor),
                .fails = hook.fails,
                .last_fault = hook.last_fault,
                .told_at = hook.told_at};
    if (hook.fails > 0) out.next_try_at = hook.next_try_at;
    return out;
}

std::vector<HookOut> hooks_out(db::Tx& tx, access::AccountId account) {
    auto const last = notices::last_seq(tx);
    std::vector<HookOut> out;
    for (auto const& hook : store::hooks_of(tx, account)) out.push_back(hook_out(hook, last));
    return out;
}

std::vector<std::string> split(std::string_view kinds) {
    std::vector<std::string> out;
    while (!kinds.empty()) {
        auto const end = std::min(kinds.find(' '), kinds.size());
        out.emplace_back(kinds.substr(0, end));
        kinds.remove_prefix(std::min(end + 1, kinds.size()));
    }
    return out;
}

/// The settings and the calendar of one call.
struct Stand {
    Stand(House& house, Call const& call)
        : settings(house.settings.now(call.now)),
          calendar(house.calendar()),
          desk{house.office, *settings, *calendar, call.now} {}
    std::shared_ptr<grievances::Settings const> settings;
    std::shared_ptr<calendar::Calendar const> calendar;
    grievances::Desk desk;
};

Result<grievances::NewGrievance> wish_of(House const& house, ReportIn const& in) {
    SINERGI_MUST(house.areas.check_open(in.region));
    grievances::NewGrievance wish{.kind = in.kind.text(),
                                  .region = in.region,
                                  .text = in.text.text(),
                                  .place = in.place ? in.place->text() : "",
                                  .lat = in.lat,
                                  .lon = in.lon,
                                  .received_at = in.received_at};
    if (in.reporter)
        wish.reporter = grievances::NewReporter{.name = in.reporter->name ? in.reporter->name->text() : "",
                                                .phone = in.reporter->phone ? in.reporter->phone->text() : ""};
    return wish;
}

Result<ReportOut> take_report(House& house, Call const& call, ReportIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(house.doors.let_in_as(by.id.text(), "exchange", pushes_a_minute_max, minute_ms));
    SINERGI_TRY(wish, wish_of(house, in));
    Stand const stand(house, call);
    auto const digest = access::deed_digest(call);
    SINERGI_TRY(pushed, house.office.db.write(
                            [&](db::Tx& tx) { return push(tx, stand.desk, by, in.source_ref.text(), digest, wish); }));
    auto const& receipt = pushed.receipt;
    return ReportOut{.source_ref = in.source_ref.text(),
                     .id = receipt.id,
                     .tracking_number = grievances::tracking_number(receipt.id),
                     .key = receipt.key,
                     .answer_by = date_in(house.office.zone, receipt.promise_at)};
}

Result<StandOut> show_report(House& house, Call const& call, RefIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(seen, house.office.db.read([&](db::Tx& tx) { return sent_report(tx, by, in.source_ref.text()); }));
    auto const& outline = seen.outline;
    StandOut out{.source_ref = in.source_ref.text(),
                 .tracking_number = grievances::tracking_number(outline.id),
                 .kind = outline.kind,
                 .state = boost::describe::enum_to_string(outline.state, ""),
                 .region = outline.region,
                 .received_at = outline.received_at,
                 .answer_by = date_in(house.office.zone, outline.promise_at),
                 .answered_at = outline.answered_at,
                 .timeline = {}};
    for (auto& step : seen.timeline)
        out.timeline.push_back({step.at, std::move(step.deed), std::move(step.state), std::move(step.text)});
    return out;
}

Result<ChangesOut> pull(House& house, Call const& call, ChangesIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(changes_default), 1, changes_max);
    auto const after = std::max<std::int64_t>(in.after.value_or(0), 0);
    SINERGI_TRY(found, house.office.db.read([&](db::Tx& tx) { return changes(tx, by, after, limit); }));
    access::note_list(house.office, by.trace(), "exchange.pulled", by.area, call.now);
    ChangesOut out{.items = {}, .next = found.next, .is_end = found.is_end};
    for (auto& change : found.items) out.items.push_back(change_out(house, std::move(change)));
    return out;
}

/// All changes of a day; the last row says where it stopped when there were more than a file may hold.
Result<std::vector<Change>> changes_of_day(House& house, access::Officer const& by, Date day) {
    return house.office.db.read([&](db::Tx& tx) -> Result<std::vector<Change>> {
        auto const first = start_of(day, house.office.zone);
        auto const last = end_of(day, house.office.zone);
        std::vector<Change> out;
        auto seq = cursor_at(tx, first);
        for (;;) {
            SINERGI_TRY(page, changes(tx, by, seq, changes_max));
            for (auto& change : page.items)
                if (change.at >= first && change.at <= last) out.push_back(std::move(change));
            // By what was looked at: a system that hears of little would walk to the end of all years.
            bool const is_past = page.last_at > last.plus_ms(minute_ms);
            if (page.is_end || is_past || std::ssize(out) >= csv_rows_max) return out;
            seq = page.next;
        }
    });
}

http::Reply day_csv(House& house, Call const& call) {
    auto const no = [&](Refusal const& refusal) { return http::problem(refusal, call.language(), house.say); };
    auto const by = house.doors.officer(call);
    if (!by) return no(by.error());
    auto const day = Date::parse(call.asked("day").value_or(""));
    if (!day) return no(Refusal{.why = Why::malformed, .key = day.error().key, .about = "day"});
    auto const found = changes_of_day(house, *by, *day);
    if (!found) return no(found.error());
    access::note_list(house.office, by->trace(), "exchange.pulled", by->area, call.now);
    sheet::CsvWriter writer;
    writer.row({"seq", "waktu", "kejadian", "nomor", "nomor_asal", "jenis", "keadaan", "wilayah", "jawab_sebelum"});
    for (auto const& c : *found)
        writer.row({std::to_string(c.seq), c.at.text(), c.topic, c.number, c.source_ref, c.kind, c.state,
                    c.region.text(), date_in(house.office.zone, c.answer_by).text()});
    return http::Reply::file(std::move(writer).take(), "text/csv; charset=utf-8", "perubahan-" + day->text() + ".csv");
}

Result<HooksOut> list_hooks(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(Act::exchange_data, by, by.area));
    return HooksOut{house.office.db.read([&](db::Tx& tx) { return hooks_out(tx, by.id); })};
}

Result<Answer<MadeOut>> make_hook(House& house, Call const& call, HookIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<Answer<MadeOut>> {
        SINERGI_TRY(made, add_hook(tx, house.office, by, {in.url.text(), in.from}, call.now));
        return Answer<MadeOut>{{made.id, made.secret}, {.status = 201}};
    });
}

Result<HooksOut> do_hook(House& house, Call const& call, HookDeedIn const& in, HookDeed deed) {
    SINERGI_TRY(by, house.doors.officer(call));
    if (deed == HookDeed::replay && !in.from && !in.day) return refuse(Why::malformed, "http.member_missing", "from");
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<HooksOut> {
        auto const from = in.day ? cursor_at(tx, start_of(*in.day, house.office.zone)) : in.from.value_or(0);
        SINERGI_MUST(change_hook(tx, house.office, by, in.id, deed, from, call.now));
        return HooksOut{hooks_out(tx, by.id)};
    });
}

SystemOut system_out(db::Tx& tx, System const& system) {
    return {system.account, system.may_push, system.may_pull, split(system.kinds), hooks_out(tx, system.account)};
}

Result<SystemsOut> list_systems(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_MUST(access::permit(Act::manage_accounts, by, by.area));
    return house.office.db.read([&](db::Tx& tx) {
        SystemsOut out;
        for (auto const& system : store::systems(tx)) out.items.push_back(system_out(tx, system));
        return out;
    });
}

Result<SystemOut> put_system(House& house, Call const& call, SystemIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    System system{.account = in.account, .may_push = in.may_push, .may_pull = in.may_pull, .kinds = {}};
    for (auto const& kind : in.kinds) system.kinds += (system.kinds.empty() ? "" : " ") + kind;
    Stand const stand(house, call);
    return access::once(house.office, call, by.id, [&](db::Tx& tx) -> Result<SystemOut> {
        SINERGI_MUST(set_system(tx, stand.desk, by, system));
        return system_out(tx, system);
    });
}

void add_hook_routes(http::Router& router, House& house) {
    router.add<http::Nothing, HooksOut>(
        Method::get, "/api/v1/exchange/hooks", {.summary = "Where the system is told of changes", .tag = "exchange"},
        [&house](Call const& call, http::Nothing const&) { return list_hooks(house, call); });
    router.add<HookIn, MadeOut>(Method::post, "/api/v1/exchange/hooks",
                                {.summary = "Be told at an address", .tag = "exchange", .status = 201},
                                [&house](Call const& call, HookIn const& in) { return make_hook(house, call, in); });
    auto const deed = [&](Method method, std::string path, std::string_view summary, HookDeed does) {
        router.add<HookDeedIn, HooksOut>(
            method, std::move(path), {.summary = summary, .tag = "exchange"},
            [&house, does](Call const& call, HookDeedIn const& in) { return do_hook(house, call, in, does); });
    };
    deed(Method::post, "/api/v1/exchange/hooks/{id}/pause", "Stop being told", HookDeed::pause);
    deed(Method::post, "/api/v1/exchange/hooks/{id}/resume", "Be told again, from where it stopped", HookDeed::resume);
    deed(Method::post, "/api/v1/exchange/hooks/{id}/replay", "Be told again from a cursor or a day", HookDeed::replay);
    deed(Method::del, "/api/v1/exchange/hooks/{id}", "Forget an address", HookDeed::remove);
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    router.add<ReportIn, ReportOut>(
        Method::post, "/api/v1/exchange/reports",
        {.summary = "Hand in a report under the system's own number", .tag = "exchange", .status = 201},
        [&house](Call const& call, ReportIn const& in) { return take_report(house, call, in); });
    router.add<RefIn, StandOut>(Method::get, "/api/v1/exchange/reports/{source_ref}",
                                {.summary = "Where a report stands that the system sent", .tag = "exchange"},
                                [&house](Call const& call, RefIn const& in) { return show_report(house, call, in); });
    router.add<ChangesIn, ChangesOut>(
        Method::get, "/api/v1/exchange/changes",
        {.summary = "What happened to complaints, in order", .tag = "exchange"},
        [&house](Call const& call, ChangesIn const& in) { return pull(house, call, in); });
    router.add_raw(Method::get, "/api/v1/exchange/changes.csv",
                   {.summary = "What happened on a day, as CSV", .tag = "exchange"},
                   [&house](Call const& call) { return day_csv(house, call); });
    add_hook_routes(router, house);
    router.add<http::Nothing, SystemsOut>(
        Method::get, "/api/v1/exchange/systems", {.summary = "Outside systems and how they do", .tag = "exchange"},
        [&house](Call const& call, http::Nothing const&) { return list_systems(house, call); });
    router.add<SystemIn, SystemOut>(
        Method::put, "/api/v1/exchange/systems/{account}",
        {.summary = "What an outside system may do", .tag = "exchange"},
        [&house](Call const& call, SystemIn const& in) { return put_system(house, call, in); });
}

}  // namespace sinergi::exchange
