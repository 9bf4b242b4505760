// Asks the online index: how long a search, an insert and a removal take, and how often the person is among the first
// ten. The list is one of `sinergi synth dedupe`: of people who stand in it more than once one record becomes a
// question.
//
//     bench_lookup LIST.csv [--model MODEL.json] [--questions 20000] [--snapshot FILE] [--missed] [--json FILE]

#include "matching/files/model_file.hpp"
#include "matching/index.hpp"
#include "plumbing/sheet/csv.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdio>
#include <fstream>
#include <unordered_map>

namespace {

using namespace sinergi;
using namespace sinergi::matching;
using Clock = std::chrono::steady_clock;

double us_since(Clock::time_point begun) {
    return std::chrono::duration<double, std::micro>(Clock::now() - begun).count();
}

struct Person {
    std::int64_t id = 0;
    std::uint64_t truth = 0;
    std::array<std::string, known_fields> fields;
    [[nodiscard]] Record record() const {
        Record out;
        for (std::size_t i = 0; i < known_fields; ++i) out.fields[i] = fields[i];
        return out;
    }
};

std::vector<Person> read_list(char const* path) {
    std::ifstream file(path, std::ios::binary);
    sheet::CsvReader rows(file, {.rows_max = 100'000'000});
    if (!rows.next().value_or(false)) throw Fault("no list");
    std::array<std::size_t, known_fields> columns{};
    std::size_t truth = 1;
    for (std::size_t at = 0; at < rows.cells().size(); ++at) {
        for (std::size_t i = 0; i < known_fields; ++i)
            if (rows.cells()[at] == field_name(static_cast<Field>(i))) columns[i] = at;
        if (rows.cells()[at] == "cluster") truth = at;
    }
    std::vector<Person> people;
    while (rows.next().value_or(false)) {
        auto& person = people.emplace_back();
        person.id = static_cast<std::int64_t>(people.size());
        person.truth = std::stoull(std::string(rows.cell(truth)));
        for (std::size_t i = 0; i < known_fields; ++i) person.fields[i] = rows.cell(columns[i]);
    }
    return people;
}

struct Figures {
    std::vector<double> us;
    void add(double one) { us.push_back(one); }
    [[nodiscard]] double at(double share) {
        std::ranges::sort(us);
        return us.empty() ? 0 : us[static_cast<std::size_t>(share * static_cast<double>(us.size() - 1))];
    }
    [[nodiscard]] std::string text() {
        double sum = 0;
        for (auto const one : us) sum += one;
        return fmt::format(R"({{"mean_us":{:.2f},"p50_us":{:.2f},"p99_us":{:.2f},"max_us":{:.1f}}})",
                           us.empty() ? 0 : sum / static_cast<double>(us.size()), at(.5), at(.99), at(1));
    }
};

/// Of everybody with two records and more, the last one; until there are enough.
std::pair<std::vector<Person>, std::vector<Person>> split(std::vector<Person> people, std::size_t questions_max) {
    std::unordered_map<std::uint64_t, int> records;
    for (auto const& person : people) ++records[person.truth];
    std::vector<Person> questions, kept;
    for (auto& person : people) {
        auto& left = records[person.truth];
        bool const is_question = left > 1 && questions.size() < questions_max;
        if (is_question) left = 0;
        (is_question ? questions : kept).push_back(std::move(person));
    }
    return {std::move(questions), std::move(kept)};
}

struct Asked {
    std::string list, model, snapshot, json;
    std::size_t questions = 20'000;
    bool shows_missed = false;
};

Asked asked_by(int argc, char** argv) {
    Asked asked;
    for (int at = 1; at < argc; ++at) {
        std::string_view const word = argv[at];
        auto const next = [&] {
            return at + 1 < argc ? argv[++at] : throw Fault(std::string(word) + ": a value is missing");
        };
        if (word == "--model")
            asked.model = next();
        else if (word == "--questions")
            asked.questions = std::stoull(next());
        else if (word == "--snapshot")
            asked.snapshot = next();
        else if (word == "--json")
            asked.json = next();
        else if (word == "--missed")
            asked.shows_missed = true;
        else
            asked.list = word;
    }
    if (asked.list.empty()) throw Fault("which list?");
    return asked;
}

using Truth = std::unordered_map<std::int64_t, std::uint64_t>;

Figures fill(Index& index, std::vector<Person> const& people) {
    Figures figures;
    for (auto const& person : people) {
        auto const record = person.record();
        auto const begun = Clock::now();
        index.insert(person.id, record);
        figures.add(us_since(begun));
    }
    return figures;
}

/// Through a snapshot and back, so that what is asked is what was mapped.
std::pair<double, double> through_file(Index& index, std::string const& path) {
    auto begun = Clock::now();
    index.save(path, 1);
    auto const saved = us_since(begun) / 1000;
    begun = Clock::now();
    index = std::move(Index::load(path).value().index);
    return {saved, us_since(begun) / 1000};
}

struct Found {
    Figures figures;
    std::size_t first = 0, ten = 0;
};

Found ask(Index& index, std::vector<Person> const& questions, Truth const& truth, bool shows_missed) {
    Found found;
    for (auto const& person : questions) {
        auto const record = person.record();
        auto const begun = Clock::now();
        auto const hits = index.search(record);
        found.figures.add(us_since(begun));
        auto const is_right = [&](Hit const& hit) { return truth.at(hit.id) == person.truth; };
        found.first += !hits.empty() && is_right(hits[0]) ? 1 : 0;
        bool const is_found = std::ranges::any_of(hits, is_right);
        found.ten += is_found ? 1 : 0;
        if (shows_missed && !is_found) fmt::print("missed {}: {}\n", person.truth, fmt::join(person.fields, ","));
    }
    return found;
}

int run(Asked const& asked) {
    auto const [questions, kept] = split(read_list(asked.list.c_str()), asked.questions);
    Index index(asked.model.empty() ? default_model(static_cast<std::int64_t>(kept.size()))
                                    : load_model(asked.model).value());
    auto inserts = fill(index, kept);
    auto const bytes = index.bytes();
    auto const [saved, loaded] = asked.snapshot.empty() ? std::pair{0.0, 0.0} : through_file(index, asked.snapshot);
    Truth truth;
    for (auto const& person : kept) truth[person.id] = person.truth;
    auto found = ask(index, questions, truth, asked.shows_missed);
    Figures erasures;
    for (std::size_t at = 0; at < std::min<std::size_t>(10'000, kept.size()); ++at) {
        auto const begun = Clock::now();
        index.erase(kept[at].id);
        erasures.add(us_since(begun));
    }
    auto const count = static_cast<double>(std::max<std::size_t>(1, questions.size()));
    auto const text = fmt::format(
        R"({{"records":{},"questions":{},"recall_at_10":{:.5f},"recall_at_1":{:.5f},"bytes":{},"save_ms":{:.0f},)"
        R"("load_ms":{:.0f},"search":{},"insert":{},"erase":{}}})",
        kept.size(), questions.size(), static_cast<double>(found.ten) / count, static_cast<double>(found.first) / count,
        bytes, saved, loaded, found.figures.text(), inserts.text(), erasures.text());
    if (!asked.json.empty()) std::ofstream(asked.json) << text << "\n";
    fmt::print("{}\n", text);
    return 0;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(asked_by(argc, argv));
    } catch (std::exception const& error) {
        fmt::print(stderr, "bench_lookup: {}\n", error.what());
        return 1;
    }
}
