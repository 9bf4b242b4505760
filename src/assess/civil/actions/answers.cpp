#include "civil/actions/answers.hpp"

#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"

namespace sinergi::civil {

Answering::Answering(House& house, db::Tx& tx, regions::Atlas const& atlas, access::Permit const& permit, RunId run,
                     RunCounts& counts)
    : house_(house),
      tx_(tx),
      desk_{house.office, atlas, house.office.clock.now(), touched_},
      permit_(permit),
      run_(run),
      counts_(counts) {}

Done Answering::take(Answer const& answer) {
    auto const asked = store::asked_by_nik(tx_, run_, answer.nik);
    if (asked.empty()) {
        ++counts_.rows_unknown;
        return refuse(Why::not_found, "civil.answer_not_asked");
    }
    for (auto const& one : asked) SINERGI_MUST(take(answer, one));
    return {};
}

std::pair<Cause, CauseFrom> Answering::cause_of(Answer const& answer, Outcome outcome,
                                                std::optional<Entry> const& before, registry::PersonId person) {
    switch (outcome) {
        case Outcome::agrees:
            return {Cause::none, CauseFrom::nobody};
        case Outcome::differs:
            return {Cause::differs, CauseFrom::answer};
        case Outcome::not_found:
            break;
    }
    if (answer.cause != Cause::none) return {answer.cause, CauseFrom::answer};
    // What an officer learnt is not undone by an answer that says nothing.
    if (before && before->cause_from == CauseFrom::officer && is_of_not_found(before->cause))
        return {before->cause, CauseFrom::officer};
    auto const known = registry::checked(tx_, permit_, person);
    auto const guess = known ? likely_cause(registry::age_on(known->person.born_on, desk_.today()), known->joined_by)
                             : Cause::not_said;
    return {guess, guess == Cause::not_said ? CauseFrom::nobody : CauseFrom::rule};
}

Done Answering::take(Answer const& answer, AskedRow const& asked) {
    auto const person = registry::person_now(tx_, permit_, asked.person);
    if (!person || person->nik != answer.nik) {
        ++counts_.rows_unknown;
        return refuse(Why::conflict, "civil.answer_nik_changed");
    }
    auto const before = store::find_entry(tx_, person->id);
    auto const fields = json::write(answer.fields);
    bool const is_heard = asked.is_answered && before && before->run == run_ && before->found == answer.found &&
                          before->fields == fields && before->note == answer.note;
    if (is_heard) return {};
    auto const found = outcome(answer.found, beside(*person, answer.fields));
    Entry next{.person = person->id,
               .region = person->region,
               .state = after_answer(before ? std::optional(before->state) : std::nullopt, found),
               .found = answer.found,
               .fields = fields,
               .note = answer.note,
               .run = run_,
               .answered_at = desk_.now};
    next.is_open = is_open(next.state);
    std::tie(next.cause, next.cause_from) = cause_of(answer, found, before, person->id);
    if (before) {
        next.mended_by = before->mended_by;
        // A letter about another cause is no letter about this one.
        if (before->cause == next.cause) next.letter = before->letter;
    }
    store::put(tx_, next);
    store::insert_step(tx_, house_.office.ids.next(desk_.now), person->id,
                       {.kind = StepKind::answered,
                        .state = next.state,
                        .cause = next.cause,
                        .reason = answer.note,
                        .author = permit_.by().id,
                        .at = desk_.now});
    registry::set_padan(tx_, desk_, permit_.by(), *person, padan_of(next.state), word(next.state));
    store::set_answered(tx_, run_, person->id);
    // A second answer about the same person counts once, as the first did.
    if (asked.is_answered) return {};
    ++counts_.answered;
    counts_.agreed += found == Outcome::agrees;
    counts_.differed += found == Outcome::differs;
    counts_.not_found += found == Outcome::not_found;
    return {};
}

}  // namespace sinergi::civil
