// Paper: the receipt, the answer letter, the monthly recapitulation with what stands behind each figure.

#include "access/doors.hpp"
#include "grievances/actions/trace.hpp"
#include "grievances/api/figures.hpp"
#include "grievances/api/public.hpp"
#include "plumbing/locale/locale.hpp"
#include "plumbing/print/print.hpp"
#include "plumbing/sheet/xlsx.hpp"

#include <fmt/format.h>

namespace sinergi::grievances {
namespace {

using http::Call;
using http::Method;
using http::Reply;

constexpr std::int64_t recap_rows_max = 5'000;

print::Letterhead letterhead(House const& house, Moment now) {
    if (house.paper) return house.office.db.read([&](db::Tx& tx) { return house.paper(tx, now); });
    return {.above = {house.areas.name_of(house.office.area)}, .office = house.office.name};
}

std::string place_of(House const& house) {
    auto name = house.areas.name_of(house.office.area);
    for (std::string_view const kind : {"Kabupaten ", "Kota "})
        if (name.starts_with(kind)) name.erase(0, kind.size());
    return name;
}

Reply refused(House const& house, Call const& call, Refusal const& no) {
    return http::problem(no, call.language(), house.say);
}

/// The receipt a reporter takes home. The key stands on it: whoever holds the paper holds the report.
std::string receipt_pdf(Stand const& stand, Grievance const& g, std::string const& key) {
    auto& house = stand.house();
    auto const& zone = house.office.zone;
    print::Letter letter{.head = letterhead(house, stand.now()),
                         .title = house.say("grievances.paper.receipt", stand.language()),
                         .place = place_of(house),
                         .date = date_in(zone, g.received_at)};
    auto const word = [&](std::string_view key_word) {
        return house.say("grievances.paper." + std::string(key_word), stand.language());
    };
    auto const answer_by = print::long_date(date_in(zone, g.promise_at));
    auto const hours = (g.promise_at.ms - g.received_at.ms) / hour_ms;
    letter.facts = {
        {word("number"), tracking_number(g.id)},
        {word("key"), key},
        {word("kind"), stand.kind_name(g.kind)},
        {word("where"), house.areas.path_of(g.region)},
        {word("received"), print::long_date(date_in(zone, g.received_at))},
        {word("answer_by"), g.is_urgent ? fmt::format("{} ({} {})", answer_by, hours, word("hours")) : answer_by}};
    letter.paragraphs = {word("receipt_text")};
    letter.closing = {word("receipt_closing")};
    letter.qr = "/lacak?nomor=" + tracking_number(g.id);
    letter.foot = tracking_number(g.id);
    return print::letter_pdf(letter, stand.now());
}

Reply staff_receipt(House& house, Call const& call) {
    auto const by = house.doors.officer(call);
    if (!by) return refused(house, call, by.error());
    auto const id = GrievanceId::parse(call.parameters.find("id")->second);
    if (!id) return refused(house, call, id.error());
    Stand const stand(house, call);
    auto const g = house.office.db.write([&](db::Tx& tx) -> Result<Grievance> {
        SINERGI_TRY(opened, open_file(tx, stand.desk(), *by, *id));
        // The key on it speaks for the reporter: only for whoever took the report in, or may know who reported.
        bool const is_own = store::content(tx, *id).received_by == by->id;
        if (!is_own && !by->may(access::Act::open_reporter)) return refuse(Why::not_allowed, "access.act_not_allowed");
        return std::move(opened);
    });
    if (!g) return refused(house, call, g.error());
    return Reply::file(receipt_pdf(stand, *g, key_of(house.office, g->id)), "application/pdf",
                       "tanda-terima-" + tracking_number(g->id) + ".pdf");
}

Reply public_receipt(House& house, Call const& call) {
    auto const number = call.parameters.find("tracking_number")->second;
    auto const key = call.asked("key").value_or("");
    auto const tracked = track_for(house, call, number, key);
    if (!tracked) return refused(house, call, tracked.error());
    Stand const stand(house, call);
    auto const g = house.office.db.read([&](db::Tx& tx) { return track(tx, stand.desk(), number, key); });
    if (!g) return refused(house, call, g.error());
    return Reply::file(receipt_pdf(stand, g->own, key_of(house.office, g->own.id)), "application/pdf",
                       "tanda-terima-" + tracking_number(g->own.id) + ".pdf");
}

/// The last closing or public answer, on the office's letterhead; signed on paper by whoever leads the office.
Reply answer_letter(House& house, Call const& call) {
    auto const by = house.doors.officer(call);
    if (!by) return refused(house, call, by.error());
    auto const id = GrievanceId::parse(call.parameters.find("id")->second);
    if (!id) return refused(house, call, id.error());
    Stand const stand(house, call);
    struct Facts {
        Grievance g;
        std::vector<store::StepRow> steps;
        std::string head_name;
        std::string to;
    };
    auto const facts = house.office.db.write([&](db::Tx& tx) -> Result<Facts> {
        SINERGI_TRY(g, open_file(tx, stand.desk(), *by, *id));
        SINERGI_MUST(may_do(*by, g, Deed::answered));
        auto const head = access::find_person(tx, access::office_head(tx));
        auto const reporter = store::find_reporter(tx, *id);
        auto const content = store::content(tx, *id);
        // A confidential name is not put on paper that passes through many hands.
        bool const is_named = reporter && content.privacy == "open" && !reporter->name.empty();
        return Facts{g, store::public_steps(tx, *id), head ? head->name : "", is_named ? reporter->name : ""};
    });
    if (!facts) return refused(house, call, facts.error());
    std::string answer;
    for (auto const& step : facts->steps) {
        if (step.deed == "rejected" && step.body.empty()) answer = stand.word_name("reject_text", step.about);
        if ((step.deed == "answered" || step.deed == "closed" || step.deed == "rejected") && !step.body.empty())
            answer = step.body;
    }
    if (answer.empty()) return refused(house, call, {.why = Why::conflict, .key = "grievances.not_answered_yet"});
    auto const word = [&](std::string_view key) { return house.say("grievances.paper." + std::string(key), "id"); };
    auto const& zone = house.office.zone;
    auto const number = tracking_number(*id);
    auto const received = print::long_date(date_in(zone, facts->g.received_at));
    auto const opening =
        locale::say("grievances.paper.answer_opening", locale::Language::id, {.about = number, .limit = received});
    print::Letter const letter{.head = letterhead(house, call.now),
                               .number = tracking_number(*id),
                               .place = place_of(house),
                               .date = date_in(zone, call.now),
                               .to = {facts->to.empty() ? word("reporter") : facts->to},
                               .subject = word("answer_subject"),
                               .paragraphs = {opening, answer, word("answer_rights")},
                               .closing = {word("answer_closing")},
                               .signature = print::Signature{.title = word("head_title"), .name = facts->head_name},
                               .qr = "/lacak?nomor=" + tracking_number(*id),
                               .foot = tracking_number(*id)};
    return Reply::file(print::letter_pdf(letter, call.now), "application/pdf",
                       "jawaban-" + tracking_number(*id) + ".pdf");
}

// ---- recapitulation

struct Recap {
    Asked asked;
    std::vector<Figure> figures;
    std::vector<std::pair<std::string, Figures>> kinds, districts;
    std::vector<wire::RowOut> behind;  // the late ones, which the meeting asks about
};

Result<Recap> recap_of(House& house, Call const& call, access::Officer const& by) {
    auto const month = Date::parse(call.asked("month").value_or("") + "-01");
    if (!month) return refuse(Why::malformed, "grievances.month_malformed", "month");
    auto const first = *month;
    auto const last =
        Date::of(first.month() == 12 ? first.year() + 1 : first.year(), first.month() == 12 ? 1 : first.month() + 1, 1)
            .value()
            .plus_days(-1);
    FiguresIn in{.from = first, .to = last};
    if (auto const region = call.asked("region")) {
        SINERGI_TRY(code, RegionCode::parse(*region));
        in.region = code;
    }
    SINERGI_TRY(asked, asked_of(house, by, in, call.now));
    asked.board.sees_closed = false;  // a paper goes further than who may see them
    if (!house.board.is_ready()) return refuse(Why::too_many, "grievances.figures_loading");
    Stand const stand(house, call);
    Recap recap{.asked = asked, .figures = nine(house.board.count(asked.board, call.now), asked)};
    for (auto& slice : slices_for(house, asked, Board::By::kind, call.now))
        recap.kinds.emplace_back(stand.kind_name(slice.key), slice.figures);
    for (auto& slice : slices_for(house, asked, Board::By::district, call.now)) {
        auto const code = RegionCode::parse(slice.key);
        recap.districts.emplace_back(code ? house.areas.name_of(*code) : slice.key, slice.figures);
    }
    if (by.may(access::Act::see_grievance)) {
        SINERGI_TRY(permit, access::permit(access::Act::see_grievance, by, asked.board.area));
        SINERGI_TRY(page, house.office.db.read([&](db::Tx& tx) {
            return store::list_queue(tx, permit, {.queue = "late"}, "", recap_rows_max, call.now);
        }));
        for (auto const& row : page.rows)
            if (row.guard == 0)
                recap.behind.push_back(stand.row(row, by));  // an export never holds closed or named ones
    }
    return recap;
}

std::string share(Figures const& f) {
    return f.answered == 0 ? "-" : fmt::format("{} %", f.answered_in_time * 100 / f.answered);
}

std::string recap_pdf(Stand const& stand, Recap const& recap) {
    auto& house = stand.house();
    auto const word = [&](std::string const& key) { return house.say("grievances.paper." + key, stand.language()); };
    print::Table table{.head = letterhead(house, stand.now()),
                       .title = word("recap"),
                       .subtitle = {house.areas.path_of(recap.asked.board.area),
                                    print::long_date(recap.asked.first) + " - " + print::long_date(recap.asked.last)}};
    table.columns = {{word("kind"), 4},
                     {word("received_count"), 1, print::Align::right},
                     {word("answered_count"), 1, print::Align::right},
                     {word("in_time"), 1, print::Align::right},
                     {word("late"), 1, print::Align::right}};
    auto const add = [&](std::string const& name, Figures const& f) {
        table.rows.push_back(
            {name, std::to_string(f.received), std::to_string(f.answered), share(f), std::to_string(f.late_now)});
    };
    for (auto const& [name, f] : recap.kinds) add(name, f);
    table.rows.push_back({word("by_district"), "", "", "", ""});
    for (auto const& [name, f] : recap.districts) add(name, f);
    for (auto const& figure : recap.figures)
        table.notes.push_back(house.say("grievances.figure." + figure.code, stand.language()) + ": " +
                              std::to_string(figure.value) + (figure.of ? "/" + std::to_string(*figure.of) : ""));
    return print::table_pdf(table, stand.now());
}

std::string recap_xlsx(Stand const& stand, Recap const& recap) {
    auto& house = stand.house();
    auto const word = [&](std::string const& key) { return house.say("grievances.paper." + key, stand.language()); };
    sheet::XlsxWriter book(house.office.name, stand.now());
    std::vector<std::string> const above{
        word("recap"), house.areas.path_of(recap.asked.board.area),
        print::long_date(recap.asked.first) + " - " + print::long_date(recap.asked.last)};
    book.sheet(word("sheet_figures"),
               {{word("figure"), 48}, {word("value"), 12}, {word("of"), 12}, {word("behind"), 60}}, above);
    for (auto const& f : recap.figures)
        book.row({house.say("grievances.figure." + f.code, stand.language()), f.value,
                  f.of ? sheet::Cell(*f.of) : sheet::Cell(), f.behind});
    for (auto const& [title, rows] :
         {std::pair(word("kind"), &recap.kinds), std::pair(word("by_district"), &recap.districts)}) {
        book.sheet(title,
                   {{title, 44},
                    {word("received_count"), 12},
                    {word("answered_count"), 12},
                    {word("in_time"), 14},
                    {word("late"), 12}},
                   above);
        for (auto const& [name, f] : *rows) book.row({name, f.received, f.answered, f.answered_in_time, f.late_now});
    }
    book.sheet(word("late"),
               {{word("number"), 18},
                {word("kind"), 36},
                {word("where"), 30},
                {word("received"), 14},
                {word("answer_by"), 14},
                {word("officer"), 28}},
               above);
    for (auto const& row : recap.behind)
        book.row({row.tracking_number, row.kind_name, row.region_name, date_in(house.office.zone, row.received_at),
                  row.promise_by, row.officer_name});
    return std::move(book).take();
}

Reply recapitulation(House& house, Call const& call) {
    auto const by = house.doors.officer(call);
    if (!by) return refused(house, call, by.error());
    auto const recap = recap_of(house, call, *by);
    if (!recap) return refused(house, call, recap.error());
    Stand const stand(house, call);
    access::note_list(house.office, by->trace(), "grievances.exported", recap->asked.board.area, call.now);
    auto const name = "rekap-" + call.asked("month").value_or("");
    if (call.asked("format") == "xlsx")
        return Reply::file(recap_xlsx(stand, *recap),
                           "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", name + ".xlsx");
    return Reply::file(recap_pdf(stand, *recap), "application/pdf", name + ".pdf");
}

}  // namespace

void add_paper_routes(http::Router& router, House& house) {
    router.add_raw(Method::get, "/api/v1/grievances/{id}/receipt.pdf", {.summary = "The receipt", .tag = "paper"},
                   [&](Call const& call) { return staff_receipt(house, call); });
    router.add_raw(Method::get, "/api/v1/grievances/{id}/letter.pdf",
                   {.summary = "The answer on paper", .tag = "paper"},
                   [&](Call const& call) { return answer_letter(house, call); });
    router.add_raw(Method::get, "/api/v1/public/grievances/{tracking_number}/receipt",
                   {.summary = "The receipt", .tag = "public", .is_public = true},
                   [&](Call const& call) { return public_receipt(house, call); });
    router.add_raw(Method::get, "/api/v1/recap",
                   {.summary = "Monthly recapitulation: month=2026-11&format=pdf|xlsx", .tag = "paper"},
                   [&](Call const& call) { return recapitulation(house, call); });
}

}  // namespace sinergi::grievances
