#include "requests/rules/aid.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <array>

namespace sinergi::requests {
namespace {

struct Heading {
    std::string_view word;
    AidColumn holds;
};
/// As files write them; the first that a heading holds counts.
constexpr std::array headings_known{
    Heading{"nik", AidColumn::nik},           Heading{"nama", AidColumn::name},
    Heading{"program", AidColumn::programme}, Heading{"jenis bantuan", AidColumn::programme},
    Heading{"bansos", AidColumn::programme},  Heading{"periode", AidColumn::period},
    Heading{"tahap", AidColumn::period},      Heading{"status", AidColumn::status},
    Heading{"hasil", AidColumn::status},      Heading{"keterangan", AidColumn::note},
    Heading{"alasan", AidColumn::note}};

constexpr std::string_view code_of_unknown = "tidak_dikenal";

/// "Gagal Burekol | retur": the parts as they are looked for.
std::vector<std::string> words_of(std::string_view parts) {
    std::vector<std::string> words;
    while (!parts.empty()) {
        auto const bar = parts.find('|');
        if (auto word = search_key(parts.substr(0, bar)); !word.empty()) words.push_back(std::move(word));
        if (bar == std::string_view::npos) break;
        parts.remove_prefix(bar + 1);
    }
    return words;
}

bool holds_word(std::string_view text, std::string_view word) {
    for (auto at = text.find(word); at != std::string_view::npos; at = text.find(word, at + 1)) {
        bool const begins = at == 0 || text[at - 1] == ' ';
        auto const end = at + word.size();
        if (begins && (end == text.size() || text[end] == ' ')) return true;
    }
    return false;
}

}  // namespace

std::vector<AidColumn> columns_of(std::span<std::string const> headings) {
    std::vector<AidColumn> columns;
    for (auto const& heading : headings) {
        auto const key = search_key(heading);
        auto holds = AidColumn::none;
        for (auto const& known : headings_known)
            if (holds == AidColumn::none && holds_word(key, known.word)) holds = known.holds;
        // "NIK pengurus" beside "NIK": the first of its kind counts, the other is left to a person.
        if (std::ranges::find(columns, holds) != columns.end()) holds = AidColumn::none;
        columns.push_back(holds);
    }
    return columns;
}

Done check_columns(std::span<AidColumn const> columns) {
    auto const count = [&](AidColumn what) { return std::ranges::count(columns, what); };
    if (count(AidColumn::status) == 0) return refuse(Why::malformed, "requests.aid_no_status", "columns");
    if (count(AidColumn::nik) + count(AidColumn::name) == 0)
        return refuse(Why::malformed, "requests.aid_no_person", "columns");
    for (auto const what :
         {AidColumn::nik, AidColumn::name, AidColumn::programme, AidColumn::period, AidColumn::status, AidColumn::note})
        if (count(what) > 1)
            return refuse(Why::malformed, "requests.aid_column_twice", boost::describe::enum_to_string(what, ""));
    return {};
}

Done check_reason(std::span<AidReason const> reasons, AidReason const& changed) {
    for (char const c : changed.code)
        if (!(c >= 'a' && c <= 'z') && !(c >= '0' && c <= '9') && c != '_')
            return refuse(Why::malformed, "requests.reason_code_malformed", "code");
    auto const words = words_of(changed.words);
    if (words.empty() && changed.code != code_of_unknown)
        return refuse(Why::malformed, "requests.reason_words_missing", "words");
    for (auto const& other : reasons) {
        if (other.code == changed.code) continue;
        auto const taken = words_of(other.words);
        for (auto const& word : words)
            if (std::ranges::find(taken, word) != taken.end())
                return refuse(Why::conflict, "requests.reason_words_taken", word);
    }
    return {};
}

AidReason const& meaning(std::span<AidReason const> reasons, std::string_view status) {
    auto const key = search_key(status);
    AidReason const* best = nullptr;
    std::size_t longest = 0;
    for (auto const& reason : reasons) {
        for (auto const& word : words_of(reason.words)) {
            if (word.size() <= longest || !holds_word(key, word)) continue;
            best = &reason;
            longest = word.size();
        }
        if (best == nullptr && reason.code == code_of_unknown) best = &reason;
    }
    static AidReason const nothing;
    return best == nullptr ? nothing : *best;
}

namespace {

/// Letters that sound alike in names: C-K, F-P-V, J-Z-S.
std::string_view alike(char letter) noexcept {
    for (std::string_view const group : {"ck", "fpv", "jsz"})
        if (group.contains(letter)) return group;
    return {};
}

void take_new(std::vector<std::string>& all, std::string_view key, std::string other) {
    bool const is_new = other != key && std::ranges::find(all, other) == all.end();
    if (is_new && all.size() < spellings_max) all.push_back(std::move(other));
}

/// A text with one of its letters in another way.
void put_alike(std::vector<std::string>& all, std::string_view key, std::string const& text) {
    for (std::size_t at = 0; at < text.size(); ++at)
        for (char const letter : alike(text[at])) {
            auto other = text;
            other[at] = letter;
            take_new(all, key, std::move(other));
        }
}

}  // namespace

std::vector<std::string> spellings_of(std::string_view name_key) {
    std::vector<std::string> all;
    std::string const key(name_key);
    put_alike(all, key, key);
    auto const once = all;
    for (std::size_t at = 0; at < key.size(); ++at) {
        if (key[at] == 'h') take_new(all, key, key.substr(0, at) + key.substr(at + 1));
        bool const is_vowel = std::string_view("aeiou").contains(key[at]);
        if (is_vowel) take_new(all, key, key.substr(0, at + 1) + 'h' + key.substr(at + 1));
        if (is_vowel) take_new(all, key, key.substr(0, at) + 'h' + key.substr(at));
    }
    for (auto const& one : once) put_alike(all, key, one);
    return all;
}

}  // namespace sinergi::requests
