// Recapitulation: requests and letters per kind, village, officer and month; what is late and why.

#include "access/directory.hpp"
#include "access/doors.hpp"
#include "plumbing/sheet/xlsx.hpp"
#include "requests/actions/letters.hpp"
#include "requests/actions/trace.hpp"
#include "requests/api/shared.hpp"

#include <algorithm>
#include <map>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::int64_t rows_max = 200'000;
constexpr std::size_t late_max = 300;

struct Counts {
    std::int64_t received = 0, open = 0, letters = 0, handed_over = 0, declined = 0, late = 0;
};
BOOST_DESCRIBE_STRUCT(Counts, (), (received, open, letters, handed_over, declined, late))
struct RecapRow {
    std::string key, name;
    Counts counts;
};
BOOST_DESCRIBE_STRUCT(RecapRow, (), (key, name, counts))
struct LateRow {
    RequestId id;
    std::string tracking_number, kind_name, region_name, state_name, officer_name;
    Date due_on;
    std::int64_t days_late = 0;  // working days
    std::string why;             // where it stood longest
    std::int64_t days_there = 0;
};
BOOST_DESCRIBE_STRUCT(LateRow, (),
                      (id, tracking_number, kind_name, region_name, state_name, officer_name, due_on, days_late, why,
                       days_there))
struct RequestRecapOut {
    Date from, to;
    Counts all;
    std::vector<RecapRow> kinds, villages, officers, months;
    std::vector<LateRow> late;  // the latest first, 300 at most
};
BOOST_DESCRIBE_STRUCT(RequestRecapOut, (), (from, to, all, kinds, villages, officers, months, late))
struct RecapIn {
    std::optional<Date> from, to;
    std::optional<RegionCode> region;
};
BOOST_DESCRIBE_STRUCT(RecapIn, (), (from, to, region))

void add(Counts& counts, store::Listed const& row, bool is_late) {
    ++counts.received;
    if (is_open(row.state) && row.state != State::signed_off) ++counts.open;
    if (row.state == State::numbered || row.state == State::signed_off || row.state == State::handed_over)
        ++counts.letters;
    if (row.state == State::handed_over) ++counts.handed_over;
    if (row.state == State::declined) ++counts.declined;
    if (is_late) ++counts.late;
}

/// In which state a request stood longest, and how long, by its steps.
std::pair<std::string, std::int64_t> longest(std::vector<store::StepRow> const& steps, Moment until) {
    std::map<std::string, std::int64_t> stood;
    for (std::size_t i = 0; i < steps.size(); ++i)
        stood[steps[i].to_state] += (i + 1 < steps.size() ? steps[i + 1].at.ms : until.ms) - steps[i].at.ms;
    for (auto const* end : {"handed_over", "declined", "withdrawn"}) stood.erase(end);
    auto const most = std::ranges::max_element(stood, {}, &std::pair<std::string const, std::int64_t>::second);
    return most == stood.end() ? std::pair<std::string, std::int64_t>{} : std::pair(most->first, most->second);
}

struct Sorted {
    std::map<std::string, Counts> kinds, villages, months;
    std::map<std::int64_t, Counts> officers;
};

std::vector<RecapRow> named(std::map<std::string, Counts> const& counts, auto const& name) {
    std::vector<RecapRow> rows;
    for (auto const& [key, one] : counts) rows.push_back({key, name(key), one});
    return rows;
}

Result<RequestRecapOut> recap_of(House& house, Call const& call, access::Permit const& permit, RecapIn const& in) {
    Stand const stand(house, call);
    auto const zone = house.office.zone;
    auto const to = in.to.value_or(stand.today());
    auto const from = in.from.value_or(Date::of(to.year(), to.month(), 1).value());
    if (to < from) return refuse(Why::malformed, "access.period_reversed", "to");
    return house.office.db.read([&](db::Tx& tx) {
        RequestRecapOut out{.from = from, .to = to, .all = {}};
        auto const kinds = store::kinds(tx);
        Sorted sorted;
        std::vector<store::Listed> late;
        for (auto const& row : store::recap_rows(tx, permit, start_of(from, zone), end_of(to, zone), rows_max)) {
            auto const done_at = is_open(row.state) && row.state != State::signed_off ? call.now : row.state_since;
            bool const is_late = row.state != State::withdrawn && done_at > row.due_at;
            add(out.all, row, is_late);
            add(sorted.kinds[row.kind], row, is_late);
            add(sorted.villages[row.region.text()], row, is_late);
            add(sorted.months[date_in(zone, row.received_at).text().substr(0, 7)], row, is_late);
            if (!row.officer.is_none()) add(sorted.officers[row.officer.raw()], row, is_late);
            if (is_late) late.push_back(row);
        }
        out.kinds = named(sorted.kinds, [&](std::string const& key) { return stand.kind_name(kinds, key); });
        out.villages = named(sorted.villages, [&](std::string const& key) {
            return house.areas.name_of(RegionCode::parse(key).value_or(RegionCode{}));
        });
        out.months = named(sorted.months, [](std::string const& key) { return key; });
        for (auto const& [id, counts] : sorted.officers) {
            auto const somebody = access::find_person(tx, access::AccountId(id));
            out.officers.push_back({access::AccountId(id).text(), somebody ? somebody->name : "-", counts});
        }
        std::ranges::sort(late, {}, &store::Listed::due_at);
        if (late.size() > late_max) late.resize(late_max);
        for (auto const& row : late) {
            auto const shown = stand.row(tx, row, kinds);
            auto const until = is_open(row.state) && row.state != State::signed_off ? call.now : row.state_since;
            auto const [where, ms] = longest(store::steps(tx, row.id), until);
            auto const days =
                calendar::working_days_between(stand.desk().calendar, date_in(zone, row.due_at), date_in(zone, until));
            out.late.push_back({row.id, shown.tracking_number, shown.kind_name, shown.region_name, shown.state_name,
                                shown.officer_name, shown.due_on, days,
                                where.empty() ? "" : stand.word_name("state", where), ms / day_ms});
        }
        return out;
    });
}

std::vector<std::string> cells(RecapRow const& row) {
    auto const& c = row.counts;
    return {row.name,
            std::to_string(c.received),
            std::to_string(c.open),
            std::to_string(c.letters),
            std::to_string(c.handed_over),
            std::to_string(c.declined),
            std::to_string(c.late)};
}

std::string recap_pdf(Stand const& stand, store::Head const& head, RequestRecapOut const& recap) {
    auto& house = stand.house();
    auto const word = [&](std::string const& key) { return house.say("requests.recap." + key, stand.language()); };
    using print::Align;
    print::Table table{.head = letterhead(house, head),
                       .title = word("title"),
                       .subtitle = {print::long_date(recap.from) + " - " + print::long_date(recap.to)},
                       .columns = {{word("what"), 4},
                                   {word("received"), 1, Align::right},
                                   {word("open"), 1, Align::right},
                                   {word("letters"), 1, Align::right},
                                   {word("handed_over"), 1, Align::right},
                                   {word("declined"), 1, Align::right},
                                   {word("late"), 1, Align::right}}};
    for (auto const& [title, rows] : {std::pair("kinds", &recap.kinds), std::pair("villages", &recap.villages),
                                      std::pair("officers", &recap.officers), std::pair("months", &recap.months)}) {
        table.rows.push_back({word(title), "", "", "", "", "", ""});
        for (auto const& row : *rows) table.rows.push_back(cells(row));
    }
    table.totals = cells({"", word("all"), recap.all});
    for (auto const& row : recap.late)
        table.notes.push_back(row.tracking_number + ", " + row.kind_name + ", " + row.region_name + ": " +
                              std::to_string(row.days_late) + " " + word("days_late") + "; " + word("why") + ": " +
                              row.why + (row.officer_name.empty() ? "" : " (" + row.officer_name + ")"));
    return print::table_pdf(table, stand.now());
}

std::string recap_xlsx(Stand const& stand, RequestRecapOut const& recap) {
    auto& house = stand.house();
    auto const word = [&](std::string const& key) { return house.say("requests.recap." + key, stand.language()); };
    sheet::XlsxWriter book(house.office.name, stand.now());
    std::vector<std::string> const above{word("title"),
                                         print::long_date(recap.from) + " - " + print::long_date(recap.to)};
    for (auto const& [title, rows] : {std::pair("kinds", &recap.kinds), std::pair("villages", &recap.villages),
                                      std::pair("officers", &recap.officers), std::pair("months", &recap.months)}) {
        book.sheet(word(title),
                   {{word(title), 40},
                    {word("received"), 12},
                    {word("open"), 12},
                    {word("letters"), 12},
                    {word("handed_over"), 14},
                    {word("declined"), 12},
                    {word("late"), 12}},
                   above);
        for (auto const& row : *rows) {
            auto const& c = row.counts;
            book.row({row.name, c.received, c.open, c.letters, c.handed_over, c.declined, c.late});
        }
    }
    book.sheet(word("late"),
               {{word("number"), 18},
                {word("kinds"), 36},
                {word("villages"), 24},
                {word("state"), 24},
                {word("officers"), 24},
                {word("due"), 14},
                {word("days_late"), 12},
                {word("why"), 28},
                {word("days_there"), 12}},
               above);
    for (auto const& row : recap.late)
        book.row({row.tracking_number, row.kind_name, row.region_name, row.state_name, row.officer_name, row.due_on,
                  row.days_late, row.why, row.days_there});
    return std::move(book).take();
}

Result<Reply> give(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    RecapIn in;
    if (auto const day = call.asked("from")) {
        SINERGI_TRY(from, Date::parse(*day));
        in.from = from;
    }
    if (auto const day = call.asked("to")) {
        SINERGI_TRY(to, Date::parse(*day));
        in.to = to;
    }
    SINERGI_TRY(permit, access::permit(access::Act::see_request, by, by.area));
    SINERGI_TRY(recap, recap_of(house, call, permit, in));
    Stand const stand(house, call);
    access::note_list(house.office, permit, "requests.exported", call.now);
    auto const name = "rekap-loket-" + recap.from.text() + "-" + recap.to.text();
    if (call.asked("format") == "xlsx")
        return Reply::file(recap_xlsx(stand, recap),
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
    auto const head = house.office.db.read([&](db::Tx& tx) { return head_of(tx, stand.desk()); });
    return Reply::file(recap_pdf(stand, head, recap), "application/pdf", name + ".pdf");
}

}  // namespace

void add_recap_routes(http::Router& router, House& house) {
    router.add<RecapIn, RequestRecapOut>(
        Method::get, "/api/v1/request-recap",
        {.summary = "Requests and letters per kind, village, officer and month; what is late and why",
         .tag = "requests"},
        [&](Call const& call, RecapIn const& in) -> Result<RequestRecapOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            SINERGI_TRY(permit, access::permit(access::Act::see_request, by, in.region.value_or(by.area)));
            access::note_list(house.office, permit, "requests.recap", call.now);
            return recap_of(house, call, permit, in);
        });
    http::add_file_route(router, house, Method::get, "/api/v1/request-recap/file",
                         {.summary = "The same as PDF or XLSX: ?format=xlsx", .tag = "requests"}, give);
}

}  // namespace sinergi::requests
