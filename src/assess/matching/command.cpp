#include "matching/command.hpp"

#include "matching/command/report.hpp"
#include "matching/engine.hpp"
#include "matching/files/journal.hpp"
#include "matching/files/model_file.hpp"
#include "matching/files/write.hpp"
#include "plumbing/jobs/crew.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <cerrno>
#include <chrono>
#include <csignal>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <new>
#include <optional>

#include <malloc.h>
#include <unistd.h>

namespace sinergi::matching {
namespace {

struct Wanted {
    std::vector<std::string> files;
    std::string out, pairs, model, save_model, id = "unique_id", map;
    std::int64_t threads = 0;
    double link_at = .5, clerical_at = .02;
    std::int64_t memory_mb = 0;
    bool as_json = false, is_quiet = false;
};

std::sig_atomic_t volatile is_interrupted = 0;
extern "C" void interrupt(int) { is_interrupted = 1; }

Millibits bits_at(double probability) {
    auto const p = std::clamp(probability, 1e-9, 1 - 1e-9);
    return static_cast<Millibits>(std::lround(std::log2(p / (1 - p)) * 1000));
}

constexpr std::int64_t threads_max = 256;

/// A line a stage on a terminal; nothing into a log.
class Teller {
public:
    explicit Teller(Wanted const& wanted) : is_on_(!wanted.is_quiet && !wanted.as_json && ::isatty(2) != 0) {}
    Go operator()(Progress const& p) {
        if (is_on_ && (p.stage != stage_ || p.total > 0)) {
            stage_ = p.stage;
            std::cerr << fmt::format("\r{:<9} {:>3} %", p.stage, p.total > 0 ? p.done * 100 / p.total : 0)
                      << std::flush;
        }
        return is_interrupted != 0 ? Go::stop : Go::on;
    }
    void end() const {
        if (is_on_) std::cerr << "\r                \r" << std::flush;
    }

private:
    bool is_on_;
    std::string stage_;
};

struct Clock {
    Report& report;
    std::chrono::steady_clock::time_point since = std::chrono::steady_clock::now();
    void lap(std::string_view stage) {
        auto const now = std::chrono::steady_clock::now();
        report.seconds.emplace_back(stage, std::chrono::duration<double>(now - since).count());
        since = now;
    }
};

struct Plan {
    std::string task;  // all that the result depends on
    std::int64_t keys_bytes_max = 0;
    bool is_journal = false, is_on_disk = false;
};

/// Small runs need no journal: they are done before anybody could kill them.
Plan plan_of(Wanted const& w) {
    constexpr std::int64_t journal_from = 512 << 20, bytes_a_record = 120, memory_a_record = 100;
    Plan out;
    std::int64_t bytes = 0;
    std::error_code fault;
    for (auto const& file : w.files) {
        auto const size = std::filesystem::file_size(file, fault);
        bytes += fault ? 0 : static_cast<std::int64_t>(size);
        auto const changed = std::filesystem::last_write_time(file, fault).time_since_epoch().count();
        out.task +=
            fmt::format("{} {} {}\n", std::filesystem::absolute(file, fault).string(), fault ? 0 : size, changed);
    }
    out.task += fmt::format("2 {} {} {} {} {}\n", w.id, w.map, w.link_at, w.clerical_at, w.pairs.empty());
    if (!w.model.empty())
        out.task += fmt::format("{} {}\n", w.model,
                                std::filesystem::last_write_time(w.model, fault).time_since_epoch().count());
    auto const records = bytes / bytes_a_record;
    auto const memory = w.memory_mb * (std::int64_t{1} << 20);
    out.is_on_disk = memory > 0 && records * memory_a_record + (40 << 20) > memory;
    out.is_journal = out.is_on_disk || bytes >= journal_from;
    // From some hundred thousand records on not all of a bundle's keys are there at once: they would be the most of
    // what is needed beside the records.
    out.keys_bytes_max =
        memory > 0 ? std::max<std::int64_t>(8 << 20, memory / 6) : std::max<std::int64_t>(6 << 20, records * 3);
    return out;
}

/// How many rows a list may have, by how long its first ones are.
std::int64_t rows_about(std::string const& path) {
    std::error_code fault;
    auto const size = std::filesystem::file_size(path, fault);
    if (fault) return 0;
    std::string head(64 << 10, '\0');
    std::ifstream file(path, std::ios::binary);
    file.read(head.data(), static_cast<std::streamsize>(head.size()));
    head.resize(static_cast<std::size_t>(file.gcount()));
    auto const lines = static_cast<std::uint64_t>(std::ranges::count(head, '\n')) + 1;
    return static_cast<std::int64_t>(size * lines / std::max<std::size_t>(1, head.size()));
}

/// @refuses matching.threads_range matching.memory_too_small
Done look_at_figures(Wanted const& w) {
    if (w.threads < 0 || w.threads > threads_max)
        return refuse(Why::malformed, "matching.threads_range", std::to_string(w.threads));
    // What stays in memory when rows and pairs stand on disk: words, texts, what a row is found by (docs/matching.md).
    // Of ten million rows on few words are new.
    constexpr std::int64_t program = 8, bytes_a_row = 74, many_rows = 10'000'000, bytes_a_later_row = 26;
    std::int64_t rows = 0;
    for (auto const& file : w.files) rows += rows_about(file);
    auto const bytes =
        std::min(rows, many_rows) * bytes_a_row + std::max<std::int64_t>(0, rows - many_rows) * bytes_a_later_row;
    auto const least = program + (bytes >> 20);
    if (w.memory_mb < 0 || (w.memory_mb > 0 && w.memory_mb < least))
        return refuse(Why::malformed, "matching.memory_too_small", fmt::format("{} (>= {})", w.memory_mb, least));
    return {};
}

/// All that is looked at before anything is read.
struct Start {
    Mapping mapping;
    std::vector<Place> places;  // of --out, --pairs, --save-model, as far as they are asked for
    Plan plan;
    std::string work_folder;       // of the journal, and of what does not fit into memory
    bool is_report_aside = false;  // a result goes through the standard output
};

Result<Start> start_of(Wanted const& w) {
    SINERGI_MUST(look_at_figures(w));
    SINERGI_TRY(mapping, Mapping::parse(w.id, w.map));
    auto inputs = w.files;
    if (!w.model.empty()) inputs.push_back(w.model);
    std::vector<Target> targets{{"--out", w.out}};
    if (!w.pairs.empty()) targets.push_back({"--pairs", w.pairs});
    if (!w.save_model.empty()) targets.push_back({"--save-model", w.save_model});
    SINERGI_TRY(places, places_of(targets, inputs));
    Start out{.mapping = std::move(mapping), .places = std::move(places), .plan = plan_of(w), .work_folder = {}};
    for (auto const& place : out.places)
        if (place.way == Place::Way::standard_output) out.is_report_aside = true;
    if (!out.plan.is_journal) return out;
    // Nothing can stand beside a pipe.
    out.work_folder = out.places[0].way == Place::Way::beside ? w.out + ".work" : "sinergi-match.work";
    if (!FolderJournal::may_be_in(out.work_folder))
        return refuse(Why::conflict, "matching.work_taken", out.work_folder);
    return out;
}

/// Writes what came of it: all of it beside its places, then all of it there. The lists' table holds the model used.
void write_results(Wanted const& w, Start const& start, Lists const& lists, DedupeResult const* deduped,
                   LinkResult const* linked) {
    auto const threads = jobs::hands(static_cast<unsigned>(w.threads));
    std::vector<NewFile> files;
    files.reserve(start.places.size());
    for (auto const& place : start.places) files.emplace_back(place);
    if (deduped) write_clusters(files[0], lists, deduped->cluster, threads);
    if (linked) write_pairs(files[0], lists, linked->links, threads);
    if (!w.pairs.empty()) write_pairs(files[1], lists, deduped ? deduped->pairs : linked->pairs, threads);
    if (!w.save_model.empty()) files.back().add(model_text(lists.table.book.model));
    for (auto& file : files) file.close();
    for (auto& file : files) file.put();
}

int stopped() {
    is_interrupted = 0;
    say("matching.stopped", "");
    return 130;
}

/// @return what the command ends with: 0, 1 after a refusal, 130 when it was stopped @throws NotWritten
int match(Wanted const& w, Start const& start, FolderJournal* journal) {
    auto const& [mapping, places, plan, work_folder, is_report_aside] = start;
    auto const threads = static_cast<unsigned>(w.threads);
    std::optional<Model> model;
    if (!w.model.empty()) {
        auto loaded = load_model(w.model);
        if (!loaded) return tell(loaded.error());
        model = std::move(*loaded);
    }
    Teller teller(w);
    std::function<Go(Progress const&)> const progress = std::ref(teller);
    Report whole;
    Clock clock{whole};
    auto lists = read_lists(w.files, mapping, jobs::hands(threads), progress, plan.is_on_disk ? work_folder : "");
    teller.end();
    if (!lists) return tell(lists.error());
    if (is_interrupted != 0) return stopped();
    clock.lap("read");
    rest_program();
    auto const extra = mapping.extra();
    Options const options{.threads = threads,
                          .keys_bytes_max = plan.keys_bytes_max,
                          .link_at = bits_at(w.link_at),
                          .clerical_at = w.pairs.empty() ? bits_at(w.link_at) : bits_at(w.clerical_at),
                          .model = model ? &*model : nullptr,
                          .extra = extra,
                          .progress = progress,
                          .journal = journal};
    DedupeResult deduped;
    LinkResult linked;
    bool const is_link = w.files.size() == 2;
    if (is_link) {
        linked = link(lists->table, lists->left, options);
    } else {
        deduped = dedupe(lists->table, options);
    }
    teller.end();
    if (is_link ? linked.is_cancelled : deduped.is_cancelled) return stopped();
    auto& report = is_link ? linked.report : deduped.report;
    report.seconds.insert(report.seconds.begin(), whole.seconds.begin(), whole.seconds.end());
    clock.since = std::chrono::steady_clock::now();
    write_results(w, start, *lists, is_link ? nullptr : &deduped, is_link ? &linked : nullptr);
    whole.seconds.clear();
    clock.lap("write");
    report.seconds.push_back(whole.seconds.back());
    std::int64_t persons = 0;
    for (std::size_t i = 0; i < deduped.cluster.size(); ++i) persons += deduped.cluster[i] == i ? 1 : 0;
    Account const account{report, *lists, persons};
    (is_report_aside ? std::cerr : std::cout) << (w.as_json ? as_json(account) : as_text(account)) << std::flush;
    return 0;
}

int work(Wanted const& w) {
    auto const start = start_of(w);
    if (!start) return tell(start.error());
    std::optional<FolderJournal> journal;
    int code = 1;
    try {
        if (start->plan.is_journal) journal.emplace(start->work_folder, start->plan.task);
        if (journal && journal->known() > 0 && !w.as_json) say("matching.going_on", std::to_string(journal->known()));
        code = match(w, *start, journal ? &*journal : nullptr);
    } catch (NotWritten const& fault) {
        code =
            tell({.key = fault.error == ENOSPC || fault.error == EDQUOT ? "matching.disk_full" : "matching.not_written",
                  .about = fault.error == ENOSPC ? fault.path : fault.path + ": " + std::strerror(fault.error)});
    }
    if (!journal) return code;
    if (code == 0 || journal->known() == 0)
        journal->close();
    else
        say("matching.kept", start->work_folder);
    return code;
}

void add_options(CLI::App* command, Wanted& w) {
    command->add_option("--out", w.out, "result, CSV")->required();
    command->add_option("--pairs", w.pairs, "pairs with a weight a field, CSV");
    command->add_option("--id", w.id, "column of the id")->capture_default_str();
    command->add_option("--map", w.map, "field=column+column,... ; then only the fields named here are compared");
    command->add_option("--model", w.model, "a model made before: nothing is estimated");
    command->add_option("--save-model", w.save_model, "write the model");
    command->add_option("--threads", w.threads, "1 to 256; 0: as many as the machine has");
    command->add_option("--link-at", w.link_at, "probability from which a pair is linked")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--clerical-at", w.clerical_at, "probability from which a pair stands in --pairs")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--memory", w.memory_mb, "megabytes to do with; the rest goes to disk; 0: as much as it takes");
    command->add_flag("--json", w.as_json, "the report as JSON");
    command->add_flag("--quiet", w.is_quiet, "no progress");
    command->footer(
        "Bidang / fields: nama, nik, no_kk, tgl_lahir, tempat_lahir, jk, nama_ibu, alamat, kode_wil.\n"
        "Tanpa --map dibandingkan kolom dengan nama itu. Dengan --map hanya bidang yang disebut; nama bidang lain\n"
        "(paling banyak lima) dibandingkan sebagai teks. Laporan menyebut bidang yang dibandingkan.\n"
        "Without --map the columns of these names are compared; with it only the fields it names, of which up to five\n"
        "may be your own: those are compared as text. The report tells the fields that were compared.");
}

}  // namespace

int run(std::vector<std::string> arguments) {
    Wanted w;
    CLI::App app("Siapa sama dengan siapa / who is who", "sinergi match");
    app.require_subcommand(1);
    auto* dedupes = app.add_subcommand("dedupe", "find who stands twice in one list");
    dedupes->add_option("list", w.files, "CSV")->required()->expected(1);
    add_options(dedupes, w);
    auto* links = app.add_subcommand("link", "find the people of a list in a civil registry");
    links->add_option("lists", w.files, "civil registry, list: CSV")->required()->expected(2);
    add_options(links, w);
    // What a list grew out of is given back at once: the ceiling that malloc sets itself would keep it.
    ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
    std::ranges::reverse(arguments);
    try {
        app.parse(arguments);
    } catch (CLI::ParseError const& error) {
        return app.exit(error);
    }
    std::signal(SIGINT, interrupt);
    std::signal(SIGTERM, interrupt);
    std::signal(SIGPIPE, SIG_IGN);  // a reader that is gone is a result that could not be written
    rest_program();
    try {
        return work(w);
    } catch (Fault const& fault) {
        return tell({.key = "matching.failed", .about = fault.what()});
    } catch (std::bad_alloc const&) {
        return tell({.key = "matching.no_memory"});
    }
}

}  // namespace sinergi::matching
