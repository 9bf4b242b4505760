#include "civil/api/stand.hpp"

#include "access/directory.hpp"
#include "access/rules.hpp"
#include "base/nik.hpp"
#include "civil/actions/answers.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/print/print.hpp"

#include <fmt/format.h>

namespace sinergi::civil {
namespace {

std::string name_of(db::Tx& tx, access::AccountId id) {
    auto const person = access::find_person(tx, id);
    return person ? person->name : std::string{};
}

}  // namespace

Stand::Stand(House& house, http::Call const& call)
    : house_(house), now_(call.now), language_(call.language()), atlas_(house.areas.atlas()) {}

registry::Desk Stand::desk() {
    touched_.clear();  // a deed may run again
    return {house_.office, *atlas_, now_, touched_};
}

wire::CivilRunOut Stand::out(db::Tx& tx, RunRow const& run) const {
    wire::CivilRunOut out{.id = run.id,
                          .area = run.area,
                          .area_name = atlas_->name_of(run.area),
                          .account_name = name_of(tx, run.account),
                          .way = run.way,
                          .who = run.who,
                          .cause = run.cause,
                          .state = run.state,
                          .counts = json::read<RunCounts>(run.counts).value_or(RunCounts{}),
                          .file_name = run.file_name,
                          .made_at = run.made_at,
                          .given_at = run.given_at,
                          .answered_at = run.answered_at};
    for (auto const& one : json::read<std::vector<RunFault>>(run.faults).value_or(std::vector<RunFault>{}))
        out.faults.push_back({one.line, one.column, house_.say(one.key, language_)});
    if (auto const job = jobs::find(tx, jobs::JobId(run.job))) {
        out.stage = job->note;
        out.done = job->done;
        out.total = job->total;
        bool const is_told = run.state == RunState::stopped && !job->fault_key.empty();
        if (is_told) out.fault = house_.say(job->fault_key, language_);
    }
    return out;
}

wire::CivilEntryRowOut Stand::row(Entry const& entry, registry::Person const& person,
                                  std::vector<FieldSaid> const& fields) const {
    wire::CivilEntryRowOut out{.id = entry.person,
                               .name = person.name,
                               .nik_masked = mask_niks(person.nik),
                               .region_name = atlas_->name_of(person.region),
                               .born_on = person.born_on,
                               .state = entry.state,
                               .cause = entry.cause,
                               .cause_from = entry.cause_from,
                               .answered_at = entry.answered_at,
                               .is_kept = entry.is_kept,
                               .has_letter = !entry.letter.is_none()};
    for (auto const& one : fields)
        if (one.said == Said::differs) out.differs.push_back(one.field);
    return out;
}

wire::CivilEntryOut Stand::out(db::Tx& tx, Opened const& opened, access::Officer const& reader) const {
    auto const& entry = opened.entry;
    wire::CivilEntryOut out{.row = row(entry, opened.who.person, opened.fields),
                            .family = opened.who.person.family,
                            .head_name = opened.who.family.head_name,
                            .address = opened.who.family.address,
                            .note = entry.note,
                            .reason = entry.reason,
                            .found = entry.found,
                            .is_open = entry.is_open,
                            .version = entry.version};
    for (auto const field : every_field) {
        wire::CivilFieldOut one{.field = field, .ours = ours(opened.who.person, field)};
        for (auto const& said : opened.fields)
            if (said.field == field) {
                one.theirs = said.value;
                one.said = said.said;
            }
        out.fields.push_back(std::move(one));
    }
    for (auto const& step : opened.steps)
        out.steps.push_back({step.kind, step.state, step.cause, step.reason, name_of(tx, step.author), step.at});
    if (auto const letter = store::find_letter(tx, entry.letter)) out.letter_number = letter->number;
    out.may_mend = entry.is_open && access::permit(access::Act::edit_registry, reader, entry.region).has_value();
    out.may_pass = may_pass(entry.state) && entry.mended_by != reader.id;
    return out;
}

wire::CivilLetterOut Stand::out(db::Tx& tx, LetterRow const& letter) const {
    return {.id = letter.id,
            .number = letter.number,
            .area_name = atlas_->name_of(letter.area),
            .author_name = name_of(tx, letter.author),
            .cause = letter.cause,
            .persons = letter.persons,
            .made_at = letter.made_at};
}

Result<std::string> Stand::pdf(db::Tx& tx, LetterPage const& page) const {
    // Letters of an office are in Indonesian.
    auto const word = [&](std::string_view key) { return house_.say("civil.letter." + std::string(key), "id"); };
    auto const head = access::find_person(tx, access::office_head(tx));
    auto const today = date_in(house_.office.zone, page.letter.made_at);
    auto town = atlas_->name_of(house_.office.area);
    for (std::string_view const kind : {"Kabupaten ", "Kota "})
        if (town.starts_with(kind)) town.erase(0, kind.size());
    print::Table table{.head = {.above = {atlas_->name_of(house_.office.area)}, .office = house_.office.name},
                       .title = word("title"),
                       .subtitle = {word("number") + ": " + page.letter.number, word("to"),
                                    word("cause") + ": " +
                                        house_.say("civil.cause." + std::string(civil::word(page.letter.cause)), "id")},
                       .columns = {{"No", 0.4, print::Align::right},
                                   {"NIK", 1.6},
                                   {word("name"), 2},
                                   {word("born"), 1.8},
                                   {word("sex"), 0.4},
                                   {word("mother"), 1.6},
                                   {word("place"), 1.8},
                                   {word("remark"), 2}},
                       .notes = {word("ask"), word("secret")},
                       .signature = print::Signature{.title = word("signed_by"), .name = head ? head->name : ""},
                       .place = town,
                       .date = today,
                       .paper = print::Paper::wide,
                       .foot = page.letter.number};
    for (std::size_t i = 0; i < page.persons.size(); ++i) {
        auto const& [person, family, joined_by] = page.persons[i];
        auto born = person.born_place;
        if (person.born_on)
            born += fmt::format("{}{:02}-{:02}-{}", born.empty() ? "" : ", ", person.born_on->day(),
                                person.born_on->month(), person.born_on->year());
        auto const place = atlas_->name_of(person.region);
        table.rows.push_back({std::to_string(i + 1), person.nik, person.name, born, person.sex, person.mother_name,
                              family.address.empty() ? place : family.address + ", " + place,
                              page.entries[i].reason.empty() ? page.entries[i].note : page.entries[i].reason});
    }
    return print::table_pdf(table, page.letter.made_at);
}

}  // namespace sinergi::civil
