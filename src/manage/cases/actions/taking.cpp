#include "cases/actions/taking.hpp"

#include "audit/actions.hpp"

#include <algorithm>

namespace sinergi::cases::taking {
namespace {

audit::Trace const system_trace{.actor = audit::ActorKind::system, .purpose = "federation"};

std::optional<Reply> reply_of(AssignmentState state) {
    switch (state) {
        case AssignmentState::asked:
            return std::nullopt;
        case AssignmentState::accepted:
            return Reply::accept;
        case AssignmentState::declined:
            return Reply::decline;
        case AssignmentState::done:
            return Reply::done;
        case AssignmentState::returned:
            return Reply::return_;
        case AssignmentState::withdrawn:
            return std::nullopt;  // the word of who asked, not of who answers
    }
    return std::nullopt;
}

/// The lead closed it: nothing is asked any more, on either side.
void end_all(db::Tx& tx, Desk const& desk, CaseId id) {
    for (auto& a : store::assignments(tx, id)) {
        if (a.to_node.empty() || !is_running(a.state)) continue;
        a.state = AssignmentState::returned;
        a.ended_at = desk.now;
        store::update_assignment(tx, a);
    }
}

/// Lent with an asking of ours: it comes home without being asked about again.
bool is_home_coming(db::Tx& tx, Desk const& desk, Case const& c) {
    if (c.pen_offered_to != desk.own()) return false;
    auto const all = store::assignments(tx, c.id);
    return std::ranges::any_of(
        all, [&](Assignment const& a) { return a.with_pen && a.from_node == desk.own() && a.to_node == c.pen_node; });
}

}  // namespace

void go_on(db::Tx& tx, Desk const& desk, Case& c) {
    bool const waits = c.state == State::eskalasi || c.state == State::disposisi;
    if (!waits || !may_lead(c.pen(), desk.own())) return;
    auto const all = store::assignments(tx, c.id);
    bool const is_asked = std::ranges::any_of(all, [&](Assignment const& a) {
        return a.from_node == desk.own() && !a.to_node.empty() && is_running(a.state);
    });
    if (!is_asked) move(c, State::ditangani, desk.now);
}

bool is_sharing(std::vector<store::ShareRow> const& shares, std::string_view node) {
    return std::ranges::find(shares, node, &store::ShareRow::node) != shares.end();
}

void put_pen(Case& c, Pen pen) {
    c.pen_node = std::move(pen.node);
    c.pen_seq = pen.seq;
    c.pen_offered_to = std::move(pen.offered_to);
}

Result<Shared> shared_case(db::Tx& tx, Arrived const& arrived) {
    auto const no = refuse(Why::not_found, "cases.not_shared");
    std::string_view name = arrived.stream;
    if (!name.starts_with("case:")) return no;
    name.remove_prefix(5);
    auto const slash = name.find('/');
    if (slash == std::string_view::npos) return no;
    auto c = store::find_named(tx, name.substr(0, slash), name.substr(slash + 1));
    if (!c) return no;
    auto shares = store::shares(tx, c->id);
    auto const share = std::ranges::find(shares, arrived.from_node, &store::ShareRow::node);
    if (share == shares.end()) return no;
    Shared out{.c = *std::move(c), .share = *share, .shares = {}};
    out.shares = std::move(shares);
    return out;
}

Done take_answer(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::AnswerLetter>(arrived));
    SINERGI_TRY(shared, shared_case(tx, arrived));
    auto a = store::find_assignment(tx, letter.author_node, letter.author_id);
    if (!a || a->case_id != shared.c.id) return refuse(Why::not_found, "cases.assignment_unknown");
    if (a->author_node != desk.own() || a->to_node != arrived.from_node)
        return refuse(Why::not_allowed, "cases.not_your_part");
    if (a->state == letter.state) return {};  // taken before
    // The case was closed while the answer was on its way.
    if (!is_running(a->state) && is_ended(shared.c.state)) return {};
    auto const what = reply_of(letter.state);
    if (!what) return refuse(Why::malformed, "cases.letter_malformed", "state");
    // Withdrawn while the answer was on its way: an acceptance comes too late and is given back there; what was already
    // done or declined stands on both sides.
    bool const is_crossed = a->state == AssignmentState::withdrawn;
    if (is_crossed && *what == Reply::accept) return {};
    SINERGI_TRY(state, is_crossed ? Result<AssignmentState>(letter.state) : after(a->state, *what));
    a->state = state;
    a->state_reason = mask_niks(letter.reason);
    a->result = mask_niks(letter.result);
    if (*what == Reply::accept || *what == Reply::decline) a->answered_at = letter.at;
    if (!is_running(state)) a->ended_at = letter.at;
    store::update_assignment(tx, *a);
    auto c = shared.c;
    go_on(tx, desk, c);
    note(tx, desk, system_trace, c, "answer_" + word(state));
    keep(tx, desk, shared.c, c);
    bool const is_told_by_closing = is_ended(c.state);
    if (*what == Reply::done && !is_told_by_closing) tell_complaint(tx, desk, c, a->result);
    return {};
}

Done take_pen(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::PenLetter>(arrived));
    SINERGI_TRY(shared, shared_case(tx, arrived));
    auto c = shared.c;
    Pen const news{.node = letter.node, .seq = letter.seq, .offered_to = letter.offered_to};
    auto const believed = heard(c.pen(), news, desk.own());
    if (believed == c.pen()) return {};
    put_pen(c, believed);
    bool const comes_home = is_home_coming(tx, desk, c);
    if (comes_home) {
        SINERGI_TRY(pen, taken(c.pen(), desk.own()));
        put_pen(c, pen);
    }
    go_on(tx, desk, c);
    letters::tell_pen(tx, desk, c, comes_home ? "" : arrived.from_node);
    if (comes_home) SINERGI_MUST(leave(tx, desk, system_trace, c, {.kind = "pen_taken"}));
    note(tx, desk, system_trace, c, "pen_moved");
    keep(tx, desk, shared.c, c);
    return {};
}

Done take_lead(db::Tx& tx, Desk const& desk, Arrived const& arrived) {
    SINERGI_TRY(letter, read<letters::LeadLetter>(arrived));
    SINERGI_TRY(shared, shared_case(tx, arrived));
    auto c = shared.c;
    if (letter.pen_seq < c.pen_seq) return {};  // the word of who led before
    // Ours to say, or said by a neighbour who does not lead though who leads tells us themselves.
    bool const is_theirs_to_say = c.pen_node == arrived.from_node || !is_sharing(shared.shares, c.pen_node);
    if (c.pen_node == desk.own() || !is_theirs_to_say) return refuse(Why::not_allowed, "cases.not_your_part", "lead");
    if (letter.guard < 0 || letter.guard > 2) return refuse(Why::malformed, "cases.letter_malformed", "guard");
    if (letter.medical)
        SINERGI_MUST(
            check_allowed(ground_from(tx, desk, arrived, shared.share.is_emergency), {agreements::Field::health}));
    put_lead(c, letter);
    note(tx, desk, system_trace, c, "lead_heard");
    letters::tell_lead(tx, desk, c, arrived.from_node);
    if (is_ended(c.state)) end_all(tx, desk, c.id);
    keep(tx, desk, shared.c, c);
    bool const is_news = is_ended(c.state) && !is_ended(shared.c.state);
    if (is_news) tell_complaint(tx, desk, c, c.answer);
    return {};
}

}  // namespace sinergi::cases::taking
