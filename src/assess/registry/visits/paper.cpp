// The form on paper: the office's questions with what stands now, an empty column, and the code to key it in by.

#include "plumbing/json/read.hpp"
#include "plumbing/print/print.hpp"
#include "registry/actions/shared.hpp"
#include "registry/visits/visits.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::registry::visits {
namespace {

std::string text_of(Question const& question, std::optional<std::int64_t> answer) {
    if (!answer) return "";
    auto const code = std::ranges::find(question.codes, *answer, &Code::code);
    return question.kind == AnswerKind::code && code != question.codes.end()
               ? fmt::format("{} {}", code->code, code->id)
               : std::to_string(*answer);
}

std::string choices_of(Question const& question) {
    if (question.codes.empty()) return question.kind == AnswerKind::count ? "angka" : "";
    std::string out;
    for (auto const& one : question.codes) out += fmt::format("{}{} {}", out.empty() ? "" : "; ", one.code, one.id);
    return out;
}

/// Rows of one section for one subject: only what is asked of somebody like that.
void add_section(print::Table& paper, Section const& section, FamilyFile const& file, Person const* person, Date day) {
    AskedOf const of = person ? AskedOf{age_on(person->born_on, day), person->sex, person->marital} : AskedOf{};
    auto const subject = person ? person->id.raw() : file.family.id.raw();
    Answers before;
    for (auto const& one : file.answers)
        if (one.subject == subject && one.section == section.key && one.form == FormVersion::regsosek2022)
            if (auto answers = json::read<Answers>(one.body)) before = *std::move(answers);
    bool is_titled = false;
    for (auto const& question : questions()) {
        // The earlier answer may change at the door, so what hangs on it is printed all the same.
        if (question.section != section.key || !is_asked(question, of, {})) continue;
        if (!is_titled) {
            auto const title = person ? fmt::format("{}: {}", section.id, person->name) : std::string(section.id);
            paper.rows.push_back({"", title, "", "", ""});
            is_titled = true;
        }
        auto const found = before.find(std::string(question.key));
        paper.rows.push_back({std::to_string(paper.rows.size()), std::string(question.id),
                              text_of(question, found == before.end() ? std::nullopt : std::optional(found->second)),
                              choices_of(question), ""});
    }
}

}  // namespace

print::Letter notice_letter(Desk const& desk, http::Router::Say const& say, Visit const& visit, Family const& family) {
    auto const words = [&](std::string const& key) { return say("registry.paper." + key, "id"); };
    auto address = family.address;
    if (!family.rt.empty()) address += (address.empty() ? "" : ", ") + ("RT " + family.rt);
    if (!family.rw.empty()) address += " RW " + family.rw;
    print::Letter letter{.head = {.office = desk.office.name},
                         .number = visit.id.text(),
                         .place = desk.atlas.name_of(desk.office.area),
                         .date = date_in(desk.office.zone, visit.asked_at),
                         .to = {family.head_name, address, desk.atlas.name_of(family.region)},
                         .subject = words("check_subject"),
                         .paragraphs = {words("check_what"), words("check_prepare")},
                         .closing = {words("check_respond"), words("check_rights")},
                         .foot = desk.office.name};
    if (visit.due_on) letter.facts = {{words("check_until"), print::long_date(*visit.due_on)}};
    return letter;
}

std::string paper_form(Desk const& desk, Visit const& visit, FamilyFile const& file) {
    auto const& family = file.family;
    print::Table paper{
        .title = "Formulir cek lapangan",
        .subtitle = {fmt::format("Kode: {}", visit.id.text()),
                     fmt::format("Keluarga {}, KK {}, {} anggota", family.head_name, masked_number(family.no_kk),
                                 family.members),
                     fmt::format("{} RT {} RW {}, {}", family.address, family.rt, family.rw,
                                 desk.atlas.name_of(family.region))},
        .columns = {{"No", 0.4, print::Align::right},
                    {"Pertanyaan", 2.2},
                    {"Tercatat", 1.6},
                    {"Pilihan", 3.6},
                    {"Ditemukan", 1.4}},
        .rows = {},
        .notes = {"Hasil (lingkari): bertemu / tidak ada di rumah / pindah / tidak ditemukan / menolak",
                  "Tanggal dan jam: ........................   Titik rumah: ........................",
                  "Petugas: ........................   Foto: depan rumah [ ]  dalam rumah [ ]  KK [ ]",
                  "Catatan: ...................................................................................."},
        .date = desk.today(),
        .foot = fmt::format("{} {}", desk.office.name, visit.id.text())};
    for (auto const& section : sections()) {
        if (section.is_specific || section.subject != SubjectKind::family) continue;
        add_section(paper, section, file, nullptr, desk.today());
    }
    for (auto const& one : file.members) {
        if (one.state != PersonState::here && one.state != PersonState::abroad) continue;
        for (auto const& section : sections())
            if (!section.is_specific && section.subject == SubjectKind::person)
                add_section(paper, section, file, &one, desk.today());
    }
    return print::table_pdf(paper, desk.now);
}

}  // namespace sinergi::registry::visits
