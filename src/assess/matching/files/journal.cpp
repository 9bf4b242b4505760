#include "matching/files/journal.hpp"

#include "matching/files/write.hpp"
#include "matching/normalise.hpp"

#include <array>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <sstream>

namespace sinergi::matching {
namespace {

namespace fs = std::filesystem;
constexpr std::uint64_t mark = 0x335045545349'4E53U;  // "SNISTEP3", as bytes

std::string content_of(std::string const& path) {
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return std::move(text).str();
}

template <class T>
void put(std::string& out, T value) {
    out.append(reinterpret_cast<char const*>(&value), sizeof value);
}

template <class T>
bool get(std::string_view& from, T& value) {
    if (from.size() < sizeof value) return false;
    std::memcpy(&value, from.data(), sizeof value);
    from.remove_prefix(sizeof value);
    return true;
}

std::uint64_t sum_of(std::string_view counts, std::string_view pairs, std::string_view sample) noexcept {
    return mixed(hash_of(counts) ^ mixed(hash_of(pairs) ^ mixed(hash_of(sample))));
}

}  // namespace

FolderJournal::FolderJournal(std::string folder, std::string const& task) : folder_(std::move(folder)) {
    std::error_code fault;
    auto const name = folder_ + "/task";
    if (content_of(name) != task) {
        fs::remove_all(folder_, fault);
        fs::create_directories(folder_, fault);
        if (fault) throw NotWritten(folder_, fault.value());
        write_file(name, std::string_view(task));
    }
    for (std::size_t at = 0; at < 64; ++at) known_ += fs::exists(path_of(at), fault) ? 1U : 0U;
}

bool FolderJournal::may_be_in(std::string const& folder) {
    std::error_code fault;
    auto const status = fs::symlink_status(folder, fault);
    if (!fs::exists(status)) return true;
    return fs::is_directory(status) && (fs::exists(folder + "/task", fault) || fs::is_empty(folder, fault));
}

std::string FolderJournal::path_of(std::size_t at) const { return folder_ + "/step_" + std::to_string(at); }

bool FolderJournal::find(std::size_t at, Step& out) {
    auto const content = content_of(path_of(at));
    std::string_view rest = content;
    std::uint64_t sign = 0, rules = 0, pairs = 0, check = 0;
    if (!get(rest, sign) || sign != mark || !get(rest, check)) return false;
    auto const whole = rest;
    if (!get(rest, rules) || rules > rest.size() / sizeof(std::int64_t)) return false;
    out.candidates.resize(rules);
    for (auto& count : out.candidates) get(rest, count);
    if (!get(rest, pairs) || pairs > rest.size() / sizeof(Pair)) return false;
    auto const of_pairs = rest.substr(0, pairs * sizeof(Pair));
    out.pairs.resize(pairs);
    std::memcpy(out.pairs.data(), of_pairs.data(), of_pairs.size());
    out.sample = rest.substr(of_pairs.size());
    return check == sum_of(whole.substr(0, whole.size() - rest.size()), of_pairs, out.sample);
}

void FolderJournal::keep(std::size_t at, Step const& step) {
    std::string counts, head;
    put(counts, std::uint64_t{step.candidates.size()});
    for (auto const count : step.candidates) put(counts, count);
    put(counts, std::uint64_t{step.pairs.size()});
    std::string_view const pairs(reinterpret_cast<char const*>(step.pairs.data()), step.pairs.size() * sizeof(Pair));
    put(head, mark);
    put(head, sum_of(counts, pairs, step.sample));
    write_file(path_of(at), std::array<std::string_view, 4>{head, counts, pairs, step.sample});
    ++known_;
}

void FolderJournal::close() {
    std::error_code ignored;
    fs::remove_all(folder_, ignored);
}

}  // namespace sinergi::matching
