// What is done about somebody who is not confirmed, and letters about many.

#include "access/rules.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "base/text.hpp"
#include "civil/actions.hpp"
#include "plumbing/crypto/crypto.hpp"
#include "plumbing/crypto/encode.hpp"
#include "plumbing/http/client.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>

namespace sinergi::civil {
namespace {

using access::Officer;
using registry::Desk;
using registry::PersonId;

constexpr std::size_t reason_min = 5;

/// Somebody with an entry, whom this officer may check. Beyond the officer's area there is none.
struct Taken {
    access::Permit permit;
    Entry entry;
    registry::Checked who;
};
Result<Taken> take(db::Tx& tx, Officer const& by, PersonId id) {
    if (!by.may(act_check)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto entry = store::find_entry(tx, id);
    if (!entry) return refuse(Why::not_found, "civil.entry_unknown", "person");
    auto permit = access::permit(act_check, by, by.area, "padan");
    auto who = registry::checked(tx, *permit, id);
    if (!who) return refuse(Why::not_found, "civil.entry_unknown", "person");
    entry->region = who->person.region;
    return Taken{*std::move(permit), *std::move(entry), *std::move(who)};
}
Result<Taken> take_to_change(db::Tx& tx, Officer const& by, PersonId id, std::int64_t version) {
    SINERGI_TRY(taken, take(tx, by, id));
    if (taken.entry.version != version) return refuse(Why::conflict, "civil.changed_meanwhile", "person");
    if (!taken.entry.is_open) return refuse(Why::conflict, "civil.agrees_already", "person");
    return taken;
}

Done check_reason(std::string const& reason) {
    if (char_count(trimmed(reason)) < reason_min) return refuse(Why::malformed, "civil.reason_missing", "reason");
    return {};
}

std::vector<FieldSaid> said_of(Entry const& entry) {
    return json::read<std::vector<FieldSaid>>(entry.fields).value_or(std::vector<FieldSaid>{});
}

Opened opened(db::Tx& tx, Taken taken) {
    auto fields = beside(taken.who.person, said_of(taken.entry));
    return {std::move(taken.entry), std::move(taken.who), std::move(fields), store::steps(tx, taken.who.person.id)};
}

/// The entry as it is from now on, with a step, an audit line and a notice.
Result<Opened> settle(db::Tx& tx, Desk const& desk, Officer const& by, Taken taken, StepKind kind) {
    auto& entry = taken.entry;
    entry.is_open = is_open(entry.state);
    SINERGI_MUST(store::save(tx, entry));
    ++entry.version;
    store::insert_step(tx, desk.office.ids.next(desk.now), entry.person,
                       {.kind = kind,
                        .state = entry.state,
                        .cause = entry.cause,
                        .reason = entry.reason,
                        .author = by.id,
                        .at = desk.now});
    // The registry's timeline is never emptied: the state alone, not an officer's words.
    registry::set_padan(tx, desk, by, taken.who.person, padan_of(entry.state), word(entry.state));
    auto const act = "civil." + std::string(word(kind));
    audit::note(tx, desk.office.ids, desk.now, by.trace(entry.reason), act,
                {.kind = audited, .id = entry.person.raw(), .region = entry.region});
    notices::post(tx, desk.office.ids,
                  {.at = desk.now, .topic = act, .subject = entry.person.raw(), .region = entry.region});
    return opened(tx, std::move(taken));
}

/// Takes a field of the answer over into the edit.
Done take_field(registry::PersonEdit& edit, Field field, std::vector<FieldSaid> const& said) {
    auto const found = std::ranges::find(said, field, &FieldSaid::field);
    if (found == said.end() || found->value.empty())
        return refuse(Why::malformed, "civil.nothing_to_take", std::string(word(field)));
    switch (field) {
        case Field::name:
            edit.name = found->value;
            return {};
        case Field::born_place:
            edit.born_place = found->value;
            return {};
        case Field::born_on: {
            SINERGI_TRY(day, Date::parse(found->value));
            edit.born_on = day;
            return {};
        }
        case Field::sex:
            edit.sex = found->value;
            return {};
        case Field::mother_name:
            edit.mother_name = found->value;
            return {};
    }
    return {};
}

bool is_anything(registry::PersonEdit const& edit) noexcept {
    return edit.nik || edit.name || edit.sex || edit.born_place || edit.mother_name || edit.born_on;
}

}  // namespace

Result<Opened> open(db::Tx& tx, Desk const& desk, Officer const& by, PersonId id) {
    SINERGI_TRY(taken, take(tx, by, id));
    audit::note(tx, desk.office.ids, desk.now, taken.permit.trace(), "civil.opened",
                {.kind = audited, .id = id.raw(), .region = taken.entry.region});
    return opened(tx, std::move(taken));
}

Result<Opened> mend(db::Tx& tx, Desk const& desk, Officer const& by, PersonId id, Mend const& wish) {
    SINERGI_TRY(taken, take_to_change(tx, by, id, wish.version));
    bool const is_typed = is_anything(wish.typed);
    if (is_typed) SINERGI_MUST(check_reason(wish.reason));
    auto const said = said_of(taken.entry);
    auto edit = wish.typed;
    edit.relation.reset();
    edit.marital.reset();
    edit.father.reset();
    edit.mother.reset();
    for (auto const field : wish.take) SINERGI_MUST(take_field(edit, field, said));
    auto const source = is_typed ? registry::Source::office : registry::Source::dukcapil;
    auto const before = taken.who.person;
    SINERGI_TRY(person, registry::edit(tx, desk, by, id, before.version, edit,
                                       {.source = source, .on = {}, .reason = wish.reason}));
    desk.touched.push_back(id);
    taken.who.person = person;
    auto& entry = taken.entry;
    // Another number was never asked for: what the answer said is of somebody else. An erased one says nothing.
    bool const agrees =
        person.nik == before.nik && !said.empty() && outcome(entry.found, beside(person, said)) == Outcome::agrees;
    entry.state = agrees ? State::Q2 : after_mending(entry.state);
    if (agrees) {
        entry.cause = Cause::none;
        entry.cause_from = CauseFrom::nobody;
    }
    entry.mended_by = by.id;
    entry.is_kept = false;
    entry.reason = mask_niks(trimmed(wish.reason));
    return settle(tx, desk, by, std::move(taken), StepKind::mended);
}

Result<Opened> keep(db::Tx& tx, Desk const& desk, Officer const& by, PersonId id, std::int64_t version,
                    std::string const& reason) {
    SINERGI_TRY(taken, take_to_change(tx, by, id, version));
    SINERGI_MUST(check_reason(reason));
    taken.entry.state = after_mending(taken.entry.state);
    taken.entry.mended_by = by.id;
    taken.entry.is_kept = true;
    taken.entry.reason = mask_niks(trimmed(reason));
    return settle(tx, desk, by, std::move(taken), StepKind::kept);
}

Result<Opened> say_cause(db::Tx& tx, Desk const& desk, Officer const& by, PersonId id, std::int64_t version,
                         Cause cause) {
    SINERGI_TRY(taken, take_to_change(tx, by, id, version));
    if (taken.entry.found == Found::found || !is_of_not_found(cause))
        return refuse(Why::malformed, "civil.cause_not_of_it", "cause");
    taken.entry.cause = cause;
    taken.entry.cause_from = CauseFrom::officer;
    return settle(tx, desk, by, std::move(taken), StepKind::caused);
}

Result<Opened> pass(db::Tx& tx, Desk const& desk, Officer const& by, PersonId id, std::int64_t version) {
    SINERGI_TRY(taken, take_to_change(tx, by, id, version));
    if (!may_pass(taken.entry.state)) return refuse(Why::conflict, "civil.not_to_pass", "person");
    if (taken.entry.mended_by == by.id) return refuse(Why::not_allowed, "civil.four_eyes", "person");
    taken.entry.state = State::Q1b;
    return settle(tx, desk, by, std::move(taken), StepKind::passed);
}

Result<LetterRow> write_letter(db::Tx& tx, Desk const& desk, Officer const& by, LetterWish const& wish) {
    SINERGI_TRY(permit, access::permit(act_check, by, wish.area, "padan"));
    if (wish.cause == Cause::none) return refuse(Why::malformed, "civil.letter_cause", "cause");
    auto const number = Line<1, 80>::parse(wish.number);
    if (!number) return refuse(Why::malformed, "civil.letter_number_malformed", "number");
    auto const found = store::for_letter(tx, permit.area(), wish.cause, letter_persons_max);
    if (found.empty()) return refuse(Why::conflict, "civil.letter_nobody", "cause");
    LetterRow letter{.id = desk.office.ids.make<LetterRow>(desk.now),
                     .number = number->text(),
                     .cause = wish.cause,
                     .area = permit.area(),
                     .persons = static_cast<std::int64_t>(found.size()),
                     .author = by.id,
                     .made_at = desk.now};
    SINERGI_MUST(store::insert(tx, letter));
    for (auto entry : found) {
        store::insert_letter_person(tx, letter.id, entry.person);
        entry.letter = letter.id;
        SINERGI_MUST(store::save(tx, entry));
        store::insert_step(tx, desk.office.ids.next(desk.now), entry.person,
                           {.kind = StepKind::written,
                            .state = entry.state,
                            .cause = entry.cause,
                            .reason = letter.number,
                            .author = by.id,
                            .at = desk.now});
    }
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "civil.letter_written",
                {.kind = "civil_letter", .id = letter.id.raw(), .region = letter.area});
    return letter;
}

Result<LetterPage> open_letter(db::Tx& tx, Desk const& desk, Officer const& by, LetterId id) {
    if (!by.may(act_check)) return refuse(Why::not_allowed, "access.act_not_allowed");
    auto const letter = store::find_letter(tx, id);
    if (!letter || !by.area.has(letter->area)) return refuse(Why::not_found, "civil.letter_unknown", "letter");
    SINERGI_TRY(permit, access::permit(act_check, by, letter->area, "padan"));
    LetterPage out{.letter = *letter};
    for (auto const person : store::letter_persons(tx, id)) {
        auto who = registry::checked(tx, permit, person);
        auto entry = store::find_entry(tx, person);
        if (!who || !entry) continue;
        out.persons.push_back(*std::move(who));
        out.entries.push_back(*std::move(entry));
    }
    audit::note(tx, desk.office.ids, desk.now, permit.trace(), "civil.letter_printed",
                {.kind = "civil_letter", .id = id.raw(), .region = letter->area});
    return out;
}

Result<ServiceRow> set_service(db::Tx& tx, House& house, Officer const& by, ServiceSetting const& wish, Moment now) {
    SINERGI_TRY(permit, access::permit(access::Act::manage_settings, by, house.office.area, "padan"));
    SINERGI_MUST(http::Url::parse(wish.url));
    auto const before = store::find_service(tx);
    ServiceRow row{.url = wish.url,
                   .account = wish.account,
                   .secret = before ? before->secret : std::string{},
                   .agreement = wish.agreement,
                   .author = by.id,
                   .set_at = now};
    if (wish.secret) row.secret = crypto::base64url(crypto::box(house.office.secret, *wish.secret));
    if (row.secret.empty()) return refuse(Why::malformed, "civil.secret_missing", "secret");
    store::put_service(tx, row);
    audit::note(tx, house.office.ids, now, permit.trace(), "civil.service_set",
                {.kind = "civil_service", .id = 1, .region = house.office.area});
    return row;
}

}  // namespace sinergi::civil
