#include "matching/command/report.hpp"

#include "plumbing/locale/locale.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <fstream>
#include <iostream>
#include <utility>

namespace sinergi::matching {
namespace {

constexpr std::size_t broken_told_max = 20;

std::string json_text(std::string_view text) {
    std::string out = "\"";
    for (char const c : text) {
        if (c == '"' || c == '\\') out += '\\';
        if (static_cast<unsigned char>(c) >= 0x20) out += c;
    }
    return out + "\"";
}

constexpr std::array languages{locale::Language::id, locale::Language::en};

void append_broken(std::string& out, Lists const& lists) {
    if (lists.broken_count == 0) return;
    out += fmt::format("broken rows        {} ({} lines)\n", lists.broken_count, lists.broken_lines);
    std::string_view last;
    for (auto const& b : std::span(lists.broken).first(std::min(broken_told_max, lists.broken.size()))) {
        if (b.key != last)
            for (auto const language : languages) out += fmt::format("  {}\n", locale::say(b.key, language));
        last = b.key;
        out += fmt::format("    {}:{}", b.file, b.line);
        if (b.line_last > b.line) out += fmt::format("-{} ({} lines)", b.line_last, b.line_last - b.line + 1);
        out += '\n';
    }
    if (std::cmp_greater(lists.broken_count, broken_told_max))
        out += fmt::format("    ... {} more\n", lists.broken_count - static_cast<std::int64_t>(broken_told_max));
}

void append_repeated(std::string& out, Lists const& lists) {
    if (lists.repeated_ids == 0) return;
    out += fmt::format("repeated ids       {}\n", lists.repeated_ids);
    for (auto const language : languages) out += fmt::format("  {}\n", locale::say("matching.ids_repeated", language));
}

/// Those we do not know are compared as text: said, because a field misspelt in --map is one of them.
std::string fields_told(Lists const& lists) {
    std::string out;
    for (auto const& field : lists.fields) {
        bool is_known = false;
        for (std::size_t f = 0; f < known_fields; ++f) is_known |= field == field_name(static_cast<Field>(f));
        out += (out.empty() ? "" : ", ") + field + (is_known ? "" : " (text)");
    }
    return out;
}

void say(std::string_view key, locale::Filling const& filling) {
    constexpr std::string_view head = "sinergi match: ";
    std::cerr << head << locale::say(key, locale::Language::id, filling) << "\n"
              << std::string(head.size(), ' ') << locale::say(key, locale::Language::en, filling) << "\n";
}

}  // namespace

std::int64_t peak_memory_kb() {
    // Not ru_maxrss: that is handed on by the program that started this one.
    std::ifstream status("/proc/self/status");
    for (std::string word; status >> word;) {
        std::int64_t kb = 0;
        if (word == "VmHWM:" && status >> kb) return kb;
    }
    return 0;
}

std::string as_json(Account const& account) {
    auto const& [report, lists, persons] = account;
    std::string out = fmt::format(
        "{{\"records\":{},\"repeated_ids\":{},\"broken_rows\":{},\"broken_lines\":{},\"candidate_pairs\":{},\"linked_"
        "pairs\":{},\"blocking_recall\":{:.5f}",
        report.records, lists.repeated_ids, lists.broken_count, lists.broken_lines, report.candidate_pairs,
        report.linked_pairs, report.blocking_recall);
    if (persons > 0) out += fmt::format(",\"clusters\":{}", persons);
    out += ",\"fields\":[";
    for (auto const& field : lists.fields) out += (out.back() == '[' ? "" : ",") + json_text(field);
    out += "],\"rules\":{";
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
        out +=
            fmt::format("{}{{\"file\":{},\"line\":{},\"line_last\":{},\"key\":{}}}",
                        &b == lists.broken.data() ? "" : ",", json_text(b.file), b.line, b.line_last, json_text(b.key));
    return out + "]}\n";
}

std::string as_text(Account const& account) {
    auto const& [report, lists, persons] = account;
    std::string out = fmt::format("records            {}\nfields             {}\n", report.records, fields_told(lists));
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
    append_repeated(out, lists);
    append_broken(out, lists);
    return out;
}

int tell(Refusal const& refusal) {
    say(refusal.key,
        {.about = refusal.about, .limit = refusal.faults.empty() ? refusal.about : refusal.faults[0].limit});
    return 1;
}

void say(std::string_view key, std::string const& about) { say(key, locale::Filling{.about = about, .limit = about}); }

}  // namespace sinergi::matching
