// The routes of imports.

#include "plumbing/http/file_route.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/locale/locale.hpp"
#include "registry/intake/mend.hpp"
#include "registry/store/imports.hpp"

#include <algorithm>

namespace sinergi::registry::intake {
namespace {

using http::Call;
using http::Method;
using http::Reply;
constexpr std::string_view tag = "registry";

struct RegistryImportFaultOut {
    Fault fault = Fault::name_missing;
    Weight weight = Weight::blocks;
    std::string sentence, file, column, read;
    std::int64_t line = 0;
};
BOOST_DESCRIBE_STRUCT(RegistryImportFaultOut, (), (fault, weight, sentence, file, column, read, line))
struct RegistryImportOut {
    ImportId id;
    std::string name, state, job_state, stage, fault;  // fault: why it failed, a sentence
    Source source = Source::list;
    ImportCounts counts;
    std::vector<RegistryImportFaultOut> faults;  // at most 500 of a kind
    bool was_applied_before = false;             // the same file, byte for byte
    std::int64_t done = 0, total = 0;
    Moment made_at;
    std::optional<Moment> applied_at, undone_at;
};
BOOST_DESCRIBE_STRUCT(RegistryImportOut, (),
                      (id, name, state, job_state, stage, fault, source, counts, faults, was_applied_before, done,
                       total, made_at, applied_at, undone_at))
struct RegistryImportsOut {
    std::vector<RegistryImportOut> items;
};
BOOST_DESCRIBE_STRUCT(RegistryImportsOut, (), (items))
struct RegistryImportAt {
    ImportId id;
};
BOOST_DESCRIBE_STRUCT(RegistryImportAt, (), (id))

struct RegistryFaultyIn {
    ImportId id;
    std::optional<std::int64_t> file, from, limit;
};
BOOST_DESCRIBE_STRUCT(RegistryFaultyIn, (), (id, file, from, limit))
struct RegistryFaultyRowOut {
    std::int64_t line = 0;
    std::vector<std::string> cells, sentences;
};
BOOST_DESCRIBE_STRUCT(RegistryFaultyRowOut, (), (line, cells, sentences))
struct RegistryFaultyOut {
    std::int64_t file = 0;
    std::string name;
    std::vector<std::string> titles;
    std::vector<RegistryFaultyRowOut> items;
    std::optional<std::int64_t> next;  // a line: ask again from here
};
BOOST_DESCRIBE_STRUCT(RegistryFaultyOut, (), (file, name, titles, items, next))
struct RegistryCellIn {
    std::int64_t file = 0, line = 0, column_at = 0;  // the column from 0
    Line<0, 300> value;
};
BOOST_DESCRIBE_STRUCT(RegistryCellIn, (), (file, line, column_at, value))
struct RegistryCellsIn {
    ImportId id;
    std::vector<RegistryCellIn> cells;
};
BOOST_DESCRIBE_STRUCT(RegistryCellsIn, (), (id, cells))
struct RegistryFileColumnsOut {
    std::int64_t file = 0;
    std::string name;
    std::vector<std::string> titles, holds;
    std::vector<std::vector<std::string>> sample;  // numbers of people masked
};
BOOST_DESCRIBE_STRUCT(RegistryFileColumnsOut, (), (file, name, titles, holds, sample))
struct RegistryColumnsOut {
    std::vector<RegistryFileColumnsOut> items;
    std::vector<std::string> known;  // words that `holds` may be, "" beside them
};
BOOST_DESCRIBE_STRUCT(RegistryColumnsOut, (), (items, known))
struct RegistryColumnsIn {
    ImportId id;
    std::int64_t file = 0;
    std::vector<std::string> holds;
};
BOOST_DESCRIBE_STRUCT(RegistryColumnsIn, (), (id, file, holds))

enum class Faults : std::uint8_t { with, without };

RegistryImportOut out_of(House& house, ImportRow const& row, std::string_view language, Faults faults) {
    RegistryImportOut out{.id = row.id,
                          .name = row.name,
                          .state = row.state,
                          .source = row.source,
                          .made_at = row.made_at,
                          .applied_at = row.applied_at,
                          .undone_at = row.undone_at};
    if (auto counts = json::read<ImportCounts>(row.counts)) out.counts = *counts;
    auto const files = json::read<std::vector<SentFile>>(row.files);
    if (auto const all = json::read<std::vector<RowFault>>(row.faults); all && faults == Faults::with)
        for (auto const& one : *all)
            out.faults.push_back({one.fault, weight_of(one.fault), house.say(sentence_of(one.fault), language),
                                  files && one.file < files->size() ? (*files)[one.file].name : "", one.column,
                                  one.read, one.line});
    (void)house.office.db.read([&](db::Tx& tx) {
        out.was_applied_before = store::applied_before(tx, row.digest, row.id).has_value();
        if (auto const job = jobs::find(tx, jobs::JobId(row.job))) {
            out.job_state = jobs::state_name(job->state);
            out.stage = job->note;
            out.done = job->done;
            out.total = job->total;
            if (!job->fault_key.empty()) {
                // A job keeps the key of its refusal alone: the files name themselves.
                out.fault = locale::fill(house.say(job->fault_key, language), {.about = row.name, .limit = {}});
            }
        }
        return true;
    });
    return out;
}

Result<RegistryImportOut> take(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(parts, http::read_form(call));
    std::vector<File> files;
    auto source = Source::list;
    std::string period;
    for (auto& part : parts) {
        if (!part.file_name.empty())
            files.push_back({part.file_name, std::move(part.bytes)});
        else if (part.name == "period")
            period = part.bytes;
        else if (part.name == "source" && !boost::describe::enum_from_string(part.bytes.c_str(), source))
            return refuse(Why::malformed, "registry.import_source", "source");
    }
    SINERGI_TRY(row, send(house, by, files, source, call.now, period));
    return out_of(house, row, call.language(), Faults::without);
}

template <class Deed>
auto deed(House& house, Deed does) {
    return [&house, does](Call const& call, RegistryImportAt const& in) -> Result<RegistryImportOut> {
        SINERGI_TRY(by, house.doors.officer(call));
        SINERGI_TRY(row, does(house, by, in.id, call.now));
        return out_of(house, row, call.language(), Faults::without);
    };
}

Result<Reply> give_faulty(House& house, Call const& call) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(id, http::id_at<ImportId>(call, "id"));
    SINERGI_TRY(text, faulty_rows(house, by, id, call.language(), call.now));
    return Reply::file(std::move(text), "text/csv; charset=utf-8", "bermasalah-" + id.text() + ".csv");
}

Result<RegistryFaultyOut> faulty(House& house, Call const& call, RegistryFaultyIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    auto const limit = std::clamp<std::int64_t>(in.limit.value_or(50), 1, 200);
    SINERGI_TRY(table, faulty_table(house, by, in.id, in.file.value_or(0), in.from.value_or(0),
                                    static_cast<std::size_t>(limit), call.now));
    RegistryFaultyOut out{.file = table.file, .name = table.name, .titles = table.titles, .items = {}, .next = {}};
    for (auto& row : table.rows) {
        RegistryFaultyRowOut one{row.line, std::move(row.cells), {}};
        for (auto const fault : row.faults) one.sentences.push_back(house.say(sentence_of(fault), call.language()));
        out.items.push_back(std::move(one));
    }
    if (table.next != 0) out.next = table.next;
    return out;
}

Result<RegistryImportOut> mend(House& house, Call const& call, RegistryCellsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    std::vector<CellWish> cells;
    cells.reserve(in.cells.size());
    for (auto const& one : in.cells) cells.push_back({one.file, one.line, one.column_at, one.value.text()});
    SINERGI_TRY(row, mend_cells(house, by, in.id, cells, call.now));
    return out_of(house, row, call.language(), Faults::without);
}

Result<RegistryColumnsOut> seen_columns(House& house, Call const& call, RegistryImportAt const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(files, columns(house, by, in.id));
    RegistryColumnsOut out;
    for (auto& one : files)
        out.items.push_back(
            {one.file, std::move(one.name), std::move(one.titles), std::move(one.holds), std::move(one.sample)});
    for (auto const word : column_words()) out.known.emplace_back(word);
    return out;
}

Result<RegistryImportOut> told_columns(House& house, Call const& call, RegistryColumnsIn const& in) {
    SINERGI_TRY(by, house.doors.officer(call));
    SINERGI_TRY(row, tell_columns(house, by, in.id, in.file, in.holds, call.now));
    return out_of(house, row, call.language(), Faults::without);
}

void add_mend_routes(http::Router& router, House& house) {
    router.add<RegistryFaultyIn, RegistryFaultyOut>(
        Method::get, "/api/v1/registry/imports/{id}/faulty", {.summary = "The faulty rows of a file", .tag = tag},
        [&](Call const& call, RegistryFaultyIn const& in) { return faulty(house, call, in); });
    router.add<RegistryCellsIn, RegistryImportOut>(
        Method::post, "/api/v1/registry/imports/{id}/cells", {.summary = "Mend cells and look again", .tag = tag},
        [&](Call const& call, RegistryCellsIn const& in) { return mend(house, call, in); });
    router.add<RegistryImportAt, RegistryColumnsOut>(
        Method::get, "/api/v1/registry/imports/{id}/columns", {.summary = "What the columns hold", .tag = tag},
        [&](Call const& call, RegistryImportAt const& in) { return seen_columns(house, call, in); });
    router.add<RegistryColumnsIn, RegistryImportOut>(
        Method::post, "/api/v1/registry/imports/{id}/columns",
        {.summary = "Say what the columns hold, for all files with these headings", .tag = tag},
        [&](Call const& call, RegistryColumnsIn const& in) { return told_columns(house, call, in); });
}

}  // namespace

void add_routes(http::Router& router, House& house) {
    add_mend_routes(router, house);
    http::add_form_route(router, house, "/api/v1/registry/imports",
                         {.summary = "Send files of families", .tag = tag, .body_max = bytes_max}, take);
    router.add<http::Nothing, RegistryImportsOut>(
        Method::get, "/api/v1/registry/imports", {.summary = "My imports, the newest first", .tag = tag},
        [&](Call const& call, http::Nothing const&) -> Result<RegistryImportsOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            SINERGI_TRY(rows, list(house, by));
            RegistryImportsOut out;
            for (auto const& row : rows) out.items.push_back(out_of(house, row, call.language(), Faults::without));
            return out;
        });
    router.add<RegistryImportAt, RegistryImportOut>(
        Method::get, "/api/v1/registry/imports/{id}", {.summary = "What an import would do, or did", .tag = tag},
        [&](Call const& call, RegistryImportAt const& in) -> Result<RegistryImportOut> {
            SINERGI_TRY(by, house.doors.officer(call));
            SINERGI_TRY(row, find(house, by, in.id));
            return out_of(house, row, call.language(), Faults::with);
        });
    router.add<RegistryImportAt, RegistryImportOut>(Method::post, "/api/v1/registry/imports/{id}/apply",
                                                    {.summary = "Apply an import", .tag = tag}, deed(house, apply));
    router.add<RegistryImportAt, RegistryImportOut>(Method::post, "/api/v1/registry/imports/{id}/undo",
                                                    {.summary = "Take an import back", .tag = tag}, deed(house, undo));
    http::add_file_route(router, house, Method::get, "/api/v1/registry/imports/{id}/faulty.csv",
                         {.summary = "The faulty rows alone", .tag = tag}, give_faulty);
}

}  // namespace sinergi::registry::intake
