#include "requests/rules.hpp"

#include "base/faults.hpp"
#include "base/text.hpp"
#include "requests/rules/letters.hpp"

#include <algorithm>

namespace sinergi::requests {
namespace {

std::string word(State state) { return boost::describe::enum_to_string(state, ""); }

/// A code of a list: 1 to 40 of a-z, 0-9 and `_`, starting with a letter.
bool is_code(std::string_view text) {
    auto const fits = [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_'; };
    return !text.empty() && text.size() <= 40 && text[0] >= 'a' && text[0] <= 'z' && std::ranges::all_of(text, fits);
}

bool is_line(std::string_view text, std::size_t min, std::size_t max) {
    return clean_text(text, min, max, Lines::one).has_value();
}

template <class T>
bool are_codes(std::vector<T> const& list) {
    for (auto const& one : list)
        if (!is_code(one.code) || std::ranges::count(list, one.code, &T::code) > 1) return false;
    return true;
}

Done check_lists(Kind const& kind) {
    auto const no = [](std::string which) {
        return refuse(Why::malformed, "requests.kind_malformed", std::move(which));
    };
    constexpr std::size_t list_max = 30;
    if (kind.papers.size() > list_max || !are_codes(kind.papers)) return no("papers");
    if (kind.checks.size() > list_max || !are_codes(kind.checks)) return no("checks");
    if (kind.fields.size() > list_max || !are_codes(kind.fields)) return no("fields");
    for (auto const& one : kind.papers)
        if (!is_line(one.name_id, 2, 120) || !is_line(one.name_en, 2, 120)) return no("papers");
    for (auto const& one : kind.checks)
        if (!is_line(one.text_id, 2, 200) || !is_line(one.text_en, 2, 200)) return no("checks");
    for (auto const& one : kind.fields) {
        if (!is_line(one.name_id, 2, 120) || !is_line(one.name_en, 2, 120)) return no("fields");
        auto const known = template_fields();
        if (std::ranges::find(known, one.code) != known.end()) return no("fields");
    }
    return {};
}

}  // namespace

Moment promise(Kind const& kind, Pace pace, Moment from, Time const& time) {
    if (pace == Pace::emergency && kind.urgent_hours > 0)
        return calendar::deadline_in_hours(from, static_cast<int>(kind.urgent_hours));
    return calendar::deadline_in_working_days(time.calendar, from, static_cast<int>(kind.promise_days), time.zone);
}

Result<State> next_state(State state, Deed deed, Kind const& kind) {
    using enum State;
    auto const no = [&]() -> Result<State> { return refuse(Why::conflict, "requests.not_in_this_state", word(state)); };
    auto const when = [&](bool may, State next) -> Result<State> { return may ? Result<State>(next) : no(); };
    bool const is_before_check = state == received || state == incomplete;
    bool const is_before_number = is_before_check || state == checked || state == initialled;
    switch (deed) {
        case Deed::received:
            return no();  // is made so, never becomes so
        case Deed::asked:
            return when(is_before_check, incomplete);
        case Deed::completed:
            return when(state == incomplete, received);
        case Deed::claimed:
            return when(is_open(state), state);
        case Deed::checked:
            return when(state == received, kind.needs_initial ? checked : initialled);
        case Deed::returned:
            return when(state == checked || state == initialled, received);
        case Deed::initialled:
            return when(state == checked, initialled);
        case Deed::numbered:
            return when(state == initialled && kind.gives_letter(), numbered);
        case Deed::signed_off:
            return when(state == numbered, signed_off);
        case Deed::handed_over:
            return when(state == signed_off || (state == initialled && !kind.gives_letter()), handed_over);
        case Deed::declined:
            return when(is_before_number, declined);
        case Deed::withdrawn:
            return when(is_before_number, withdrawn);
        case Deed::noted:
        case Deed::opened:
            return state;
        case Deed::late:
            return when(is_open(state), state);
        case Deed::proposed:
            return when(kind.is_pbi && (state == signed_off || state == handed_over), state);
        case Deed::decided:
            return when(kind.is_pbi && (state == signed_off || state == handed_over), state);
    }
    return no();
}

std::vector<Deed> deeds_now(State state, Kind const& kind) {
    std::vector<Deed> all;
    boost::mp11::mp_for_each<boost::describe::describe_enumerators<Deed>>([&](auto d) {
        if (next_state(state, d.value, kind)) all.push_back(d.value);
    });
    return all;
}

access::Act act_of(Deed deed) noexcept {
    using access::Act;
    switch (deed) {
        case Deed::received:
        case Deed::completed:
        case Deed::withdrawn:
            return Act::take_request;
        case Deed::asked:
        case Deed::claimed:
        case Deed::checked:
        case Deed::returned:
        case Deed::declined:
        case Deed::proposed:
        case Deed::decided:
            return Act::check_request;
        case Deed::initialled:
            return Act::initial_letter;
        case Deed::numbered:
        case Deed::signed_off:
        case Deed::handed_over:
            return Act::manage_letters;
        case Deed::noted:
        case Deed::opened:
        case Deed::late:
            return Act::see_request;
    }
    return Act::see_request;
}

Done may_do(access::Officer const& by, Request const& request, Deed deed) {
    if (!by.may(act_of(deed))) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (deed == Deed::initialled && by.id == request.checked_by) return refuse(Why::conflict, "requests.four_eyes");
    return {};
}

Result<Request> after(Request const& before, Deed deed, Kind const& kind, Time const& time) {
    SINERGI_TRY(state, next_state(before.state, deed, kind));
    Request next = before;
    if (state != before.state) next.state_since = time.now;
    next.state = state;
    if (deed == Deed::completed && !before.is_urgent) {
        next.due_at = promise(kind, Pace::ordinary, time.now, time);
        next.late_told_at.reset();
    }
    if (!is_open(state) && !next.ended_at) next.ended_at = time.now;
    ++next.version;
    return next;
}

std::int64_t days_left(Moment due, Time const& time) {
    auto const last = date_in(time.zone, due), today = date_in(time.zone, time.now);
    auto const days = calendar::working_days_between(time.calendar, today, last);
    if (time.now > due) return std::min<std::int64_t>(-1, days);
    return std::max<std::int64_t>(0, days);
}

Done check_kind(Kind const& kind) {
    auto const no = [](std::string which) {
        return refuse(Why::malformed, "requests.kind_malformed", std::move(which));
    };
    if (!is_code(kind.code)) return no("code");
    if (!is_line(kind.name_id, 3, 120)) return no("name_id");
    if (!is_line(kind.name_en, 3, 120)) return no("name_en");
    if (kind.promise_days < 1 || kind.promise_days > 90) return no("promise_days");
    if (kind.urgent_hours < 0 || kind.urgent_hours > 168) return no("urgent_hours");
    if (kind.valid_days < 0 || kind.valid_days > 3650) return no("valid_days");
    if (kind.retention_years < 1 || kind.retention_years > 100) return no("retention_years");
    if (!is_code(kind.register_code)) return no("register_code");
    if (!is_line(kind.number_code, 0, 40)) return no("number_code");
    auto const& t = kind.letter;
    for (auto const* text : {&kind.hint_id, &kind.hint_en, &kind.who_id, &kind.who_en, &kind.receives_id,
                             &kind.receives_en, &kind.law, &t.title, &t.subject})
        if (!is_line(*text, 0, 300)) return no("text");
    for (auto const* text : {&t.to, &t.opening, &t.facts, &t.closing})
        if (!clean_text(*text, 0, 6'000, Lines::many)) return no("letter");
    SINERGI_MUST(check_lists(kind));
    SINERGI_MUST(check_number_format(kind.number_format));
    return check_template(kind);
}

Done check_answers(Kind const& kind, Person const& person) {
    Faults faults;
    auto const path_of = [](std::string const& code) { return "person.answers." + code; };
    auto const has = [&](std::string const& code) { return std::ranges::find(kind.fields, code, &Field::code); };
    for (auto const* list : {&person.answers, &person.specific})
        for (auto const& [code, value] : *list)
            if (has(code) == kind.fields.end())
                faults.check(refuse(Why::malformed, "requests.answer_unknown"), path_of(code));
    for (auto const& field : kind.fields) {
        auto const& list = field.is_specific ? person.specific : person.answers;
        auto const given = list.find(field.code);
        if (field.is_required && (given == list.end() || given->second.empty()))
            faults.check(refuse(Why::malformed, "requests.answer_missing"), path_of(field.code));
    }
    return faults.told();
}

std::vector<std::string> name_terms(std::string_view name) {
    std::vector<std::string> all;
    for (auto const& one : words(name)) {
        std::string folded;
        for (std::size_t i = 0; i < one.size(); ++i) {
            auto const next = i + 1 < one.size() ? one[i + 1] : '\0';
            char c = one[i];
            if (c == 'o' && next == 'e')
                c = 'u', ++i;
            else if ((c == 'd' && next == 'j'))
                c = 'j', ++i;
            else if ((c == 't' && next == 'j'))
                c = 'c', ++i;
            else if (c == 'y' && i > 0)
                c = 'i';
            if (folded.empty() || folded.back() != c) folded += c;
        }
        if (std::ranges::find(all, folded) == all.end()) all.push_back(std::move(folded));
    }
    return all;
}

}  // namespace sinergi::requests
