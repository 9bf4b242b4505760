// "Why did my aid stop?": status files in, an answer in plain words out, on screen and on paper.

#include "requests/actions/aid.hpp"
#include "base/nik.hpp"
#include "plumbing/files/loose.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/words.hpp"
#include "requests/actions/letters.hpp"
#include "requests/api/shared.hpp"

#include "audit/actions.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

using http::Call;
using http::Method;
using http::Nothing;
using http::Reply;

constexpr std::string_view tag = "aid";
constexpr std::size_t file_bytes_max = std::size_t{64} * 1024 * 1024;
constexpr std::size_t step_rows = 500;  // of a file in one transaction

struct AidFileOut {
    AidFileId id;
    std::string name;
    AidSource source = AidSource::siksng;
    std::string programme;
    Date as_of;
    std::int64_t taken = 0, faults = 0;
    bool is_loaded = false;
    std::string state;  // of the job: "" not asked for yet
    std::string fault;  // why it failed, a sentence
    std::vector<std::string> headings;
    std::vector<AidColumn> columns;
    std::vector<std::vector<std::string>> sample;
};
BOOST_DESCRIBE_STRUCT(AidFileOut, (),
                      (id, name, source, programme, as_of, taken, faults, is_loaded, state, fault, headings, columns,
                       sample))
struct AidFilesOut {
    std::vector<AidFileOut> items;
};
BOOST_DESCRIBE_STRUCT(AidFilesOut, (), (items))
struct LoadIn {
    AidFileId id;
    std::vector<AidColumn> columns;
};
BOOST_DESCRIBE_STRUCT(LoadIn, (), (id, columns))
struct JobInput {
    AidFileId file;
};
BOOST_DESCRIBE_STRUCT(JobInput, (), (file))

AidFileOut out_of(House& house, Call const& call, AidFile const& file, std::optional<jobs::Job> const& job) {
    AidFileOut out{.id = file.id,
                   .name = file.name,
                   .source = file.source,
                   .programme = file.programme,
                   .as_of = file.as_of,
                   .taken = file.taken,
                   .faults = file.faults,
                   .is_loaded = file.loaded_at.has_value()};
    if (auto columns = json::read<std::vector<AidColumn>>(file.columns)) out.columns = *std::move(columns);
    if (!job) return out;
    out.state = jobs::state_name(job->state);
    if (!job->fault_key.empty()) out.fault = house.say(job->fault_key, call.language());
    return out;
}

Result<access::Permit> may_load(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    return access::permit(access::Act::check_request, by, by.area, "aid");
}

Result<AidFile> asked_file(Call const& call, std::string const& name) {
    AidFile file;
    auto const source = call.asked("source").value_or("");
    if (!boost::describe::enum_from_string(source.c_str(), file.source))
        return refuse(Why::malformed, "requests.aid_source_unknown", "source");
    SINERGI_TRY(day, Date::parse(call.asked("as_of").value_or("")));
    SINERGI_TRY(programme, (Line<0, 60>::parse(call.asked("programme").value_or(""))));
    auto const clean = Line<1, 200>::parse(name);
    file.name = clean ? clean->text() : "berkas";
    file.programme = programme.text();
    file.as_of = day;
    return file;
}

Result<Reply> take_file(House& house, Call const& call) {
    SINERGI_TRY(permit, may_load(house, call));
    SINERGI_TRY(parts, http::read_form(call));
    auto const part = std::ranges::find_if(parts, [](http::FormPart const& one) { return !one.file_name.empty(); });
    if (part == parts.end()) return refuse(Why::malformed, "requests.file_missing", "file");
    SINERGI_TRY(file, asked_file(call, part->file_name));
    if (file.as_of > date_in(house.office.zone, call.now)) return refuse(Why::malformed, "requests.day_ahead", "as_of");
    SINERGI_TRY(look, look_at(part->bytes));
    file.id = house.office.ids.make<AidFile>(call.now);
    file.columns = json::write(look.columns);
    file.first_line = look.line;
    file.at = call.now;
    file.account = permit.by().id;
    file.digest = house.files.put(part->bytes);
    SINERGI_MUST(house.office.db.write([&](db::Tx& tx) -> Done {
        store::insert(tx, file);
        audit::note(tx, house.office.ids, call.now, permit.trace(), "requests.aid_file",
                    {.kind = "list", .id = file.id.raw(), .region = permit.area()});
        return {};
    }));
    auto out = out_of(house, call, file, {});
    out.headings = look.headings;
    out.sample = look.sample;
    return Reply{.status = 201, .body = json::write(out)};
}

Result<AidFilesOut> list_files(House& house, Call const& call) {
    SINERGI_MUST(may_load(house, call));
    return house.office.db.read([&](db::Tx& tx) {
        AidFilesOut out;
        for (auto const& file : store::aid_files(tx, 50)) {
            auto const job = file.job == 0 ? Result<jobs::Job>(refuse(Why::not_found, "jobs.not_found"))
                                           : jobs::find(tx, jobs::JobId(file.job));
            out.items.push_back(out_of(house, call, file, job ? std::optional(*job) : std::nullopt));
        }
        return out;
    });
}

Result<AidFileOut> load(House& house, Call const& call, LoadIn const& in) {
    SINERGI_TRY(permit, may_load(house, call));
    SINERGI_MUST(check_columns(in.columns));
    return house.office.db.write([&](db::Tx& tx) -> Result<AidFileOut> {
        auto file = store::find_aid_file(tx, in.id);
        if (!file) return refuse(Why::not_found, "requests.aid_file_unknown");
        if (file->job != 0) return refuse(Why::conflict, "requests.aid_file_loaded");
        file->columns = json::write(in.columns);
        file->job = jobs::start(tx, house.office.ids,
                                {.kind = std::string(aid_job),
                                 .input = json::write(JobInput{in.id}),
                                 .started_by = permit.by().id.raw()},
                                call.now)
                        .raw();
        store::update(tx, *file);
        auto out = out_of(house, call, *file, {});
        out.state = "queued";
        return out;
    });
}

struct AidStandingIn {
    std::optional<Line<0, 16>> nik;
    std::optional<Line<0, 120>> name;
    std::optional<Date> on;
};
BOOST_DESCRIBE_STRUCT(AidStandingIn, (), (nik, name, on))
struct AidStandingRow {
    std::string name, nik;  // the number masked
    std::string programme, period, status, note, file;
    AidSource source = AidSource::siksng;
    Date as_of;
    AidStanding standing = AidStanding::unknown;
    std::string standing_name, reason, who, next, appeal;
};
BOOST_DESCRIBE_STRUCT(AidStandingRow, (),
                      (name, nik, programme, period, status, note, file, source, as_of, standing, standing_name, reason,
                       who, next, appeal))
struct AidStandingOut {
    Date on;
    std::vector<AidStandingRow> items;
};
BOOST_DESCRIBE_STRUCT(AidStandingOut, (), (on, items))

Result<AidStandingOut> standing(House& house, Call const& call, AidStandingIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    Stand const stand(house, call);
    AidAsked const asked{.nik = text_of(in.nik), .name = text_of(in.name), .on = in.on.value_or(stand.today())};
    SINERGI_TRY(answers, house.office.db.write([&](db::Tx& tx) { return aid_standing(tx, stand.desk(), by, asked); }));
    bool const is_english = call.language() == "en";
    AidStandingOut out{.on = asked.on, .items = {}};
    for (auto const& [found, reason] : answers) {
        auto const nik = Nik::parse(found.nik);
        out.items.push_back(
            {.name = found.name,
             .nik = nik ? nik->masked() : "",
             .programme = found.programme,
             .period = found.period,
             .status = found.status,
             .note = found.note,
             .file = found.file,
             .source = found.source,
             .as_of = found.as_of,
             .standing = reason.standing,
             .standing_name = stand.word_name("aid", boost::describe::enum_to_string(reason.standing, "")),
             .reason = is_english ? reason.text_en : reason.text_id,
             .who = is_english ? reason.who_en : reason.who_id,
             .next = is_english ? reason.next_en : reason.next_id,
             .appeal = is_english ? reason.appeal_en : reason.appeal_id});
    }
    return out;
}

/// The answer to take home.
Result<Reply> standing_paper(House& house, Call const& call) {
    SINERGI_TRY(in, json::read<AidStandingIn>(call.body));
    SINERGI_TRY(told, standing(house, call, in));
    if (told.items.empty()) return refuse(Why::not_found, "requests.aid_none");
    Stand const stand(house, call);
    auto const head = house.office.db.read([&](db::Tx& tx) { return head_of(tx, stand.desk()); });
    auto const word = [&](std::string const& key) { return house.say("requests.paper." + key, call.language()); };
    auto const language = locale::language_of(call.language());
    print::Letter paper{.head = letterhead(house, head),
                        .title = word("aid"),
                        .place = head.place,
                        .date = stand.today(),
                        .paragraphs = {told.items[0].name + " " + told.items[0].nik,
                                       word("aid_as_of") + " " + locale::day_words(told.on, language)},
                        .closing = {word("aid_note")}};
    for (auto const& one : told.items) {
        auto const programme = one.programme.empty() ? word("aid_programme") : one.programme;
        paper.facts.push_back({programme, one.standing_name + ": " + one.status});
        paper.facts.push_back({word("aid_reason"), one.reason});
        paper.facts.push_back({word("aid_who"), one.who});
        paper.facts.push_back({word("aid_next"), one.next});
        if (!one.appeal.empty()) paper.facts.push_back({word("aid_appeal"), one.appeal});
        paper.facts.push_back({word("aid_from"), one.file + ", " + locale::day_words(one.as_of, language)});
    }
    bool const has_stopped =
        std::ranges::any_of(told.items, [](auto const& one) { return one.standing == AidStanding::stopped; });
    if (has_stopped) {
        paper.closing.push_back(word("aid_contest"));
        if (!house.url.empty()) {
            paper.qr = house.url + "/keberatan";
            paper.facts.push_back({word("aid_contest_at"), paper.qr});
        }
    }
    return Reply::file(print::letter_pdf(paper, call.now), "application/pdf", "status-bantuan.pdf");
}

struct ReasonsOut {
    std::vector<AidReason> items;
};
BOOST_DESCRIBE_STRUCT(ReasonsOut, (), (items))
struct AidReasonIn {
    Line<2, 40> code;
    AidStanding standing;
    std::optional<Line<0, 400>> words;
    Line<3, 400> text_id, text_en;
    Line<3, 200> who_id, who_en;
    Line<3, 400> next_id, next_en;
    std::optional<Line<0, 400>> appeal_id, appeal_en;
};
BOOST_DESCRIBE_STRUCT(AidReasonIn, (),
                      (code, standing, words, text_id, text_en, who_id, who_en, next_id, next_en, appeal_id, appeal_en))

Result<ReasonsOut> list_reasons(House& house, Call const& call) {
    SINERGI_MUST(house.doors.officer(call));
    return ReasonsOut{house.office.db.read([](db::Tx& tx) { return store::aid_reasons(tx); })};
}

Result<ReasonsOut> put_reason(House& house, Call const& call, AidReasonIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, by.area));
    AidReason const reason{.code = in.code.text(),
                           .standing = in.standing,
                           .words = text_of(in.words),
                           .text_id = in.text_id.text(),
                           .text_en = in.text_en.text(),
                           .who_id = in.who_id.text(),
                           .who_en = in.who_en.text(),
                           .next_id = in.next_id.text(),
                           .next_en = in.next_en.text(),
                           .appeal_id = text_of(in.appeal_id),
                           .appeal_en = text_of(in.appeal_en)};
    return house.office.db.write([&](db::Tx& tx) -> Result<ReasonsOut> {
        SINERGI_MUST(check_reason(store::aid_reasons(tx), reason));
        store::put(tx, reason);
        audit::note(tx, house.office.ids, call.now, permit.trace(), "requests.aid_reason_kept",
                    {.kind = "list", .id = 0, .region = permit.area()});
        return ReasonsOut{store::aid_reasons(tx)};
    });
}

}  // namespace

Result<std::string> work_aid(House& house, jobs::JobContext& job) {
    SINERGI_TRY(input, json::read<JobInput>(job.input()));
    auto const file = house.office.db.read([&](db::Tx& tx) { return store::find_aid_file(tx, input.file); });
    if (!file || file->digest.empty()) return std::string("{}");
    SINERGI_TRY(bytes, house.files.get(file->digest));
    SINERGI_TRY(columns, json::read<std::vector<AidColumn>>(file->columns));
    std::int64_t after = job.resume_point().empty() ? file->first_line : std::stoll(job.resume_point());
    SINERGI_TRY(reader, AidReader::open(bytes, columns, after));
    while (after != 0) {
        SINERGI_TRY(part, reader.next(step_rows));
        for (auto& row : part.rows)
            if (row.programme.empty()) row.programme = file->programme;
        after = part.last_line;
        SINERGI_MUST(job.step(std::to_string(after), [&](db::Tx& tx) -> Done {
            auto now_is = store::find_aid_file(tx, input.file);
            SINERGI_CHECK(now_is.has_value());
            store::insert(tx, input.file, part.rows);
            now_is->taken += static_cast<std::int64_t>(part.rows.size());
            now_is->faults += part.faults;
            if (after == 0) {
                now_is->loaded_at = house.office.clock.now();
                files::loosen(tx, std::exchange(now_is->digest, {}));  // the file holds more than is needed
            }
            store::update(tx, *now_is);
            return {};
        }));
        job.progress(after, 0, "baris");
    }
    return std::string("{}");
}

void add_aid_routes(http::Router& router, House& house) {
    http::add_file_route(router, house, Method::post, "/api/v1/aid/files",
                         {.summary = "A status file: ?source=siksng&as_of=2026-11-01&programme=PKH",
                          .tag = tag,
                          .body_max = file_bytes_max},
                         take_file);
    router.add<Nothing, AidFilesOut>(Method::get, "/api/v1/aid/files", {.summary = "Status files", .tag = tag},
                                     [&](Call const& call, Nothing const&) { return list_files(house, call); });
    router.add<LoadIn, AidFileOut>(Method::post, "/api/v1/aid/files/{id}/load",
                                   {.summary = "Take its rows in, with these columns", .tag = tag},
                                   [&](Call const& call, LoadIn const& in) { return load(house, call, in); });
    router.add<AidStandingIn, AidStandingOut>(
        Method::post, "/api/v1/aid/standing", {.summary = "Why did the aid stop? As of a day", .tag = tag},
        [&](Call const& call, AidStandingIn const& in) { return standing(house, call, in); });
    http::add_file_route(router, house, Method::post, "/api/v1/aid/standing.pdf",
                         {.summary = "The same on paper", .tag = tag}, standing_paper);
    router.add<Nothing, ReasonsOut>(Method::get, "/api/v1/aid/reasons",
                                    {.summary = "What words of a status mean", .tag = tag},
                                    [&](Call const& call, Nothing const&) { return list_reasons(house, call); });
    router.add<AidReasonIn, ReasonsOut>(
        Method::put, "/api/v1/aid/reasons", {.summary = "Say what a status means", .tag = tag},
        [&](Call const& call, AidReasonIn const& in) { return put_reason(house, call, in); });
}

}  // namespace sinergi::requests
