#include "matching/command.hpp"

#include "matching/engine.hpp"
#include "matching/files/journal.hpp"
#include "matching/files/model_file.hpp"
#include "matching/files/write.hpp"
#include "plumbing/jobs/crew.hpp"

#include <fmt/format.h>
#include <CLI/CLI.hpp>

#include <chrono>
#include <csignal>
#include <filesystem>
#include <iostream>
#include <optional>

#include <malloc.h>
#include <sys/resource.h>

namespace sinergi::matching {
namespace {

struct Wanted {
    std::vector<std::string> files;
    std::string out, pairs, model, save_model, id = "unique_id", map;
    unsigned threads = 0;
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

std::int64_t peak_memory_kb() {
    rusage usage{};
    ::getrusage(RUSAGE_SELF, &usage);
    return usage.ru_maxrss;
}

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + "\"";
}

std::string as_json(Report const& report, Lists const& lists, std::int64_t persons) {
    std::string out = fmt::format(
        "{{\"records\":{},\"broken_rows\":{},\"candidate_pairs\":{},\"linked_pairs\":{},\"blocking_recall\":{:.5f}",
        report.records, lists.broken_count, report.candidate_pairs, report.linked_pairs, report.blocking_recall);
    if (persons > 0) out += fmt::format(",\"clusters\":{}", persons);
    out += ",\"rules\":{";
    for (auto const& [name, count] : report.rules)
        out += fmt::format("{}{}:{}", &name == &report.rules[0].first ? "" : ",", json_text(name), count);
    out += "},\"seconds\":{";
    double sum = 0;
    for (auto const& [name, seconds] : report.seconds) {
        out += fmt::format("{}:{:.4f},", json_text(name), seconds);
        sum += seconds;
    }
    out += fmt::format("\"total\":{:.4f}}},\"peak_memory_mb\":{},\"broken\":[", sum, peak_memory_kb() / 1024);
    for (auto const& b : lists.broken)
        out += fmt::format("{}{{\"file\":{},\"line\":{},\"key\":{}}}", &b == lists.broken.data() ? "" : ",",
                           json_text(b.file), b.line, json_text(b.key));
    return out + "]}\n";
}

std::string as_text(Report const& report, Lists const& lists, std::int64_t persons) {
    std::string out = fmt::format("records            {}\n", report.records);
    if (persons > 0) out += fmt::format("clusters           {}\n", persons);
    out += fmt::format("candidate pairs    {}\n", report.candidate_pairs);
    for (auto const& [name, count] : report.rules) out += fmt::format("  {:<28} {}\n", name, count);
    if (report.steps_resumed > 0) out += fmt::format("steps known before {}\n", report.steps_resumed);
    out += fmt::format("linked pairs       {}\nblocking recall    {:.4f} (estimated)\n", report.linked_pairs,
                       report.blocking_recall);
    double sum = 0;
    for (auto const& [name, seconds] : report.seconds) {
        out += fmt::format("  {:<10} {:>8.3f} s\n", name, seconds);
        sum += seconds;
    }
    out += fmt::format("total        {:>8.3f} s\npeak memory  {:>8} MB\n", sum, peak_memory_kb() / 1024);
    if (lists.broken_count > 0) out += fmt::format("broken rows        {}\n", lists.broken_count);
    for (std::size_t i = 0; i < std::min<std::size_t>(20, lists.broken.size()); ++i)
        out += fmt::format("  {}:{} {}\n", lists.broken[i].file, lists.broken[i].line, lists.broken[i].key);
    return out;
}

int tell(Refusal const& refusal) {
    std::cerr << "sinergi match: " << refusal.key << (refusal.about.empty() ? "" : ": " + refusal.about) << "\n";
    return 1;
}

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

/// Writes what came of it; the lists' table holds the model used.
void write_results(Wanted const& w, Lists const& lists, DedupeResult const* deduped, LinkResult const* linked) {
    auto const threads = jobs::hands(w.threads);
    if (deduped) write_clusters(w.out, lists, deduped->cluster, threads);
    if (linked) write_pairs(w.out, lists, linked->links, threads);
    if (!w.pairs.empty()) write_pairs(w.pairs, lists, deduped ? deduped->pairs : linked->pairs, threads);
    if (!w.save_model.empty()) save_model(w.save_model, lists.table.book.model);
}

int work(Wanted const& w) {
    auto const mapping = Mapping::parse(w.id, w.map);
    if (!mapping) return tell(mapping.error());
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
    auto const plan = plan_of(w);
    std::optional<FolderJournal> journal;
    if (plan.is_journal) journal.emplace(w.out + ".work", plan.task);
    if (journal && journal->known() > 0 && !w.as_json) std::cerr << "going on after " << journal->known() << " steps\n";
    auto lists =
        read_lists(w.files, *mapping, jobs::hands(w.threads), progress, plan.is_on_disk ? w.out + ".work" : "");
    teller.end();
    if (!lists) return tell(lists.error());
    if (is_interrupted != 0) return 130;
    clock.lap("read");
    rest_program();
    auto const extra = mapping->extra();
    Options const options{.threads = w.threads,
                          .keys_bytes_max = plan.keys_bytes_max,
                          .link_at = bits_at(w.link_at),
                          .clerical_at = w.pairs.empty() ? bits_at(w.link_at) : bits_at(w.clerical_at),
                          .model = model ? &*model : nullptr,
                          .extra = extra,
                          .progress = progress,
                          .journal = journal ? &*journal : nullptr};
    DedupeResult deduped;
    LinkResult linked;
    bool const is_link = w.files.size() == 2;
    if (is_link) {
        linked = link(lists->table, lists->left, options);
    } else {
        deduped = dedupe(lists->table, options);
    }
    teller.end();
    if (is_link ? linked.is_cancelled : deduped.is_cancelled) return 130;
    auto& report = is_link ? linked.report : deduped.report;
    report.seconds.insert(report.seconds.begin(), whole.seconds.begin(), whole.seconds.end());
    clock.since = std::chrono::steady_clock::now();
    write_results(w, *lists, is_link ? nullptr : &deduped, is_link ? &linked : nullptr);
    if (journal) journal->close();
    whole.seconds.clear();
    clock.lap("write");
    report.seconds.push_back(whole.seconds.back());
    std::int64_t persons = 0;
    for (std::size_t i = 0; i < deduped.cluster.size(); ++i) persons += deduped.cluster[i] == i ? 1 : 0;
    std::cout << (w.as_json ? as_json(report, *lists, persons) : as_text(report, *lists, persons)) << std::flush;
    return 0;
}

void add_options(CLI::App* command, Wanted& w) {
    command->add_option("--out", w.out, "result, CSV")->required();
    command->add_option("--pairs", w.pairs, "pairs with a weight a field, CSV");
    command->add_option("--id", w.id, "column of the id")->capture_default_str();
    command->add_option("--map", w.map, "field=column+column,... ; a field we do not know is compared as text");
    command->add_option("--model", w.model, "a model made before: nothing is estimated");
    command->add_option("--save-model", w.save_model, "write the model");
    command->add_option("--threads", w.threads, "threads; 0: as many as the machine has");
    command->add_option("--link-at", w.link_at, "probability from which a pair is linked")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--clerical-at", w.clerical_at, "probability from which a pair stands in --pairs")
        ->capture_default_str()
        ->check(CLI::Range(0.0, 1.0));
    command->add_option("--memory", w.memory_mb, "megabytes to do with; the rest goes to disk");
    command->add_flag("--json", w.as_json, "the report as JSON");
    command->add_flag("--quiet", w.is_quiet, "no progress");
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
    rest_program();
    return work(w);
}

}  // namespace sinergi::matching
