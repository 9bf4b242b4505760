// On paper: the list for the notice board, the recap the regent signs, the letter to a family that is to be removed.

#include "plumbing/locale/words.hpp"
#include "plumbing/print/print.hpp"
#include "proposals/api/stand.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::proposals {
namespace {

std::string say(Stand& stand, std::string_view key) {
    return stand.house().say("proposals.paper." + std::string(key), "id");
}

std::string upper(std::string text) {
    for (auto& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 32);
    return text;
}

RegionCode regency_of(RegionCode code) {
    while (code.level() > RegionLevel::regency) code = code.parent();
    return code;
}

/// "PEMERINTAH KABUPATEN KUNINGAN" over the office; of a village its own name.
print::Letterhead office_head(Stand& stand) {
    auto const& office = stand.house().office;
    return {.above = {"PEMERINTAH " + upper(stand.atlas().name_of(regency_of(office.area)))}, .office = office.name};
}

print::Letterhead village_head(Stand& stand, RegionCode const& village) {
    auto const& atlas = stand.atlas();
    return {.above = {"PEMERINTAH " + upper(atlas.name_of(regency_of(village))),
                      "KECAMATAN " + upper(atlas.name_of(village.parent()))},
            .office = (is_kelurahan(village) ? "KELURAHAN " : "DESA ") + upper(atlas.name_of(village))};
}

/// "November 2026"
std::string month_words(std::string const& month) {
    auto const day = print::long_date(day_in(month, 1));
    return day.substr(day.find(' ') + 1);
}

std::string home(Item const& item) {
    if (item.rt.empty() && item.rw.empty()) return "-";
    return item.rt + "/" + item.rw;
}

std::string asks(Stand& stand, Item const& item) {
    auto const kind = say(stand, "kind_" + word(item.kind));
    if (item.kind != Kind::programme) return kind;
    auto code = upper(item.programme);
    std::ranges::replace(code, '_', '-');
    return kind + " " + code;
}

/// The regent of a kabupaten, the mayor of a kota (codes 71 to 99).
std::string regent_title(Stand& stand) {
    auto const regency = regency_of(stand.house().office.area);
    auto const name = stand.atlas().name_of(regency);
    bool const is_city = regency.view().size() == 4 && regency.view()[2] >= '7';
    auto const place = name.substr(name.find(' ') == std::string::npos ? 0 : name.find(' ') + 1);
    return (is_city ? "Wali Kota " : "Bupati ") + place;
}

}  // namespace

std::string list_pdf(Stand& stand, Roll const& roll, std::vector<Item> const& items, Which which) {
    bool const is_final = which == Which::final;
    print::Table table{.head = village_head(stand, roll.region),
                       .title = say(stand, is_final ? "final" : "initial"),
                       .subtitle = {month_words(roll.month)},
                       .columns = {{"No", 0.5, print::Align::right},
                                   {say(stand, "name"), 3},
                                   {"NIK", 2},
                                   {"RT/RW", 1},
                                   {say(stand, "proposal"), 2.2}},
                       .date = stand.today()};
    if (is_final) table.columns.push_back({say(stand, "decision"), 1.6});
    if (is_final && roll.met_on)
        table.subtitle.push_back(say(stand, roll.way == Way::sptjm      ? "by_sptjm"
                                            : is_kelurahan(roll.region) ? "by_muskel"
                                                                        : "by_musdes") +
                                 " " + print::long_date(*roll.met_on));
    for (auto const& item : items) {
        if (item.state == ItemState::withdrawn) continue;
        std::vector<std::string> row{std::to_string(table.rows.size() + 1), item.name,
                                     registry::masked_number(item.nik), home(item), asks(stand, item)};
        if (is_final) row.push_back(say(stand, is_alive(item.state) ? "agreed" : "not_agreed"));
        table.rows.push_back(std::move(row));
    }
    table.notes = {say(stand, "board_note")};
    return print::table_pdf(table, stand.now());
}

std::string recap_pdf(Stand& stand, Recap const& recap, std::vector<Roll> const& rolls,
                      std::vector<std::vector<Item>> const& items) {
    using print::Align;
    print::Table table{.head = office_head(stand),
                       .title = say(stand, "recap"),
                       .subtitle = {month_words(recap.month)},
                       .columns = {{"No", 0.5, Align::right},
                                   {say(stand, "village"), 2.6},
                                   {say(stand, "name"), 3},
                                   {"NIK", 2},
                                   {say(stand, "proposal"), 2.6},
                                   {say(stand, "met"), 1.8}},
                       .signature = print::Signature{.title = regent_title(stand), .name = "........................"},
                       .place = {},
                       .date = stand.today(),
                       .paper = print::Paper::wide};
    std::int64_t removals = 0;
    for (std::size_t i = 0; i < rolls.size(); ++i)
        for (auto const& item : items[i]) {
            if (!is_alive(item.state)) continue;
            removals += item.kind == Kind::removal ? 1 : 0;
            table.rows.push_back({std::to_string(table.rows.size() + 1), stand.atlas().name_of(rolls[i].region),
                                  item.name, registry::masked_number(item.nik), asks(stand, item),
                                  rolls[i].met_on ? print::long_date(*rolls[i].met_on) : "-"});
        }
    table.totals = {"",
                    fmt::format("{} {}", rolls.size(), say(stand, "villages")),
                    fmt::format("{} {}", table.rows.size(), say(stand, "lines")),
                    "",
                    fmt::format("{} {}", removals, say(stand, "kind_removal")),
                    ""};
    table.foot = recap.id.text();
    return print::table_pdf(table, stand.now());
}

std::string notice_pdf(Stand& stand, Roll const& roll, Item const& item, std::string const& reason) {
    auto const village = stand.atlas().name_of(roll.region);
    print::Letter letter{.head = office_head(stand),
                         .place = {},
                         .date = stand.today(),
                         .to = {item.name, item.address, village},
                         .subject = say(stand, "notice_subject"),
                         .paragraphs = {say(stand, "notice_opening")},
                         .facts = {{say(stand, "name"), item.name},
                                   {"NIK", registry::masked_number(item.nik)},
                                   {say(stand, "why"), reason + (item.note.empty() ? "" : " - " + item.note)},
                                   {say(stand, "decided_by"),
                                    say(stand, roll.way == Way::sptjm      ? "by_sptjm"
                                               : is_kelurahan(roll.region) ? "by_muskel"
                                                                           : "by_musdes") +
                                        " " + village + (roll.met_on ? ", " + print::long_date(*roll.met_on) : "")}},
                         .closing = {say(stand, "notice_appeal"), say(stand, "notice_rest")}};
    letter.foot = item.id.text();
    return print::letter_pdf(letter, stand.now());
}

}  // namespace sinergi::proposals
