#include "referrals/actions.hpp"

#include "access/directory.hpp"
#include "audit/actions.hpp"
#include "base/nik.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"
#include "referrals/store.hpp"
#include "referrals/store_sql.hpp"

#include <algorithm>

namespace sinergi::referrals {
namespace {

using Asked = Text<3, 2000>;
using Answer = Text<3, 4000>;

std::string_view word(auto value) { return boost::describe::enum_to_string(value, ""); }

/// Words that must be there, without any NIK in them.
template <class T>
Result<std::string> words_of(std::string const& text, std::string_view which) {
    auto const parsed = T::parse(text);
    if (!parsed) return refuse(Why::malformed, "referrals.text_needed", std::string(which));
    return mask_niks(parsed->text());
}

/// Audit line and notice of a deed. The partner's unit hears of what was referred to it.
void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Referral const& referral, Deed deed) {
    auto const act = "referrals." + std::string(word(deed));
    audit::note(tx, desk.office.ids, desk.now, trace, act,
                {.kind = "referral", .id = referral.id.raw(), .region = referral.region});
    notices::Notice notice;
    notice.at = desk.now;
    notice.topic = act;
    notice.subject = referral.id.raw();
    notice.region = referral.region;
    notice.unit = referral.unit.raw();
    notice.account = referral.asked_by.raw();
    notice.guard = referral.guard;
    notices::post(tx, desk.office.ids, std::move(notice));
}

/// A person's words about the deed, where it has any.
Done take_words(Referral& referral, Deed deed, std::string const& text) {
    if (deed == Deed::accepted) return {};
    SINERGI_TRY(said, words_of<Answer>(text, deed == Deed::answered ? "result" : "reason"));
    (deed == Deed::answered ? referral.result : referral.reason) = said;
    return {};
}

Result<Referral> moved(db::Tx& tx, Desk const& desk, access::Officer const& by, Referral referral, Deed deed,
                       std::string const& text) {
    SINERGI_TRY(next, after(referral.state, deed));
    SINERGI_MUST(take_words(referral, deed, text));
    referral.state = next;
    referral.answered_by = by.id;
    if (!referral.answered_at && deed != Deed::withdrawn) referral.answered_at = desk.now;
    if (is_ended(next)) referral.ended_at = desk.now;
    SINERGI_MUST(store::update(tx, referral));
    ++referral.version;
    leave(tx, desk, by.trace(), referral, deed);
    return referral;
}

/// The papers told with a deed: of this referral, and no other.
Done check_papers(db::Tx& tx, ReferralId id, std::vector<PaperId> const& wanted) {
    auto const papers = store::papers_of(tx, id);
    for (auto const& one : wanted)
        if (std::ranges::find(papers, one, &Paper::id) == papers.end())
            return refuse(Why::malformed, "referrals.paper_unknown", "papers");
    return {};
}

}  // namespace

Result<Referral> refer(db::Tx& tx, Desk const& desk, access::Officer const& by, NewReferral const& wish) {
    SINERGI_TRY(permit, access::permit(access::Act::work_case, by, wish.region));
    if (wish.subject == 0 || wish.subject_kind.empty())
        return refuse(Why::malformed, "referrals.subject_missing", "subject");
    auto const place = store::find_place(tx, wish.place);
    if (!place) return refuse(Why::malformed, "referrals.place_unknown", "place");
    if (!is_open(*place, desk.today()))
        return refuse(Why::conflict, "referrals.place_closed", place->closed_since->text());
    if (wish.due_at && *wish.due_at <= desk.now) return refuse(Why::malformed, "referrals.due_past", "due_at");
    SINERGI_TRY(asked, words_of<Asked>(wish.asked, "asked"));
    auto const year = desk.today().year();
    Referral made;
    made.id = desk.office.ids.make<Referral>(desk.now);
    made.subject_kind = wish.subject_kind;
    made.subject = wish.subject;
    made.region = wish.region;
    made.place = place->id;
    made.unit = place->unit;
    made.number = "R-" + std::to_string(store::next_number(tx, year)) + "/" + std::to_string(year);
    made.asked = asked;
    made.basis = wish.basis;
    made.payer = wish.payer;
    made.shown = json::write(wish.shown);
    made.asked_at = desk.now;
    made.asked_by = by.id;
    made.due_at = wish.due_at;
    made.guard = wish.guard;
    store::insert(tx, made);
    leave(tx, desk, permit.trace(), made, Deed::asked);
    return made;
}

Result<Referral> withdraw(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id,
                          std::string const& reason) {
    auto const found = store::find(tx, id);
    if (!found) return refuse(Why::not_found, "referrals.unknown");
    SINERGI_MUST(access::permit(access::Act::work_case, by, found->region));
    return moved(tx, desk, by, *found, Deed::withdrawn, reason);
}

Result<PaperId> attach(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id, Paper const& paper) {
    auto const found = store::find(tx, id);
    if (!found) return refuse(Why::not_found, "referrals.unknown");
    bool const is_partner = is_partner_of(by, *found);
    // Whoever may not know that it exists hears that it does not.
    if (!is_partner && !access::permit(access::Act::work_case, by, found->region))
        return refuse(Why::not_found, "referrals.unknown");
    auto kept = paper;
    kept.id = desk.office.ids.make<Paper>(desk.now);
    kept.referral = id;
    kept.at = desk.now;
    kept.by = by.id;
    kept.is_partners = is_partner;
    store::insert(tx, kept);
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "referrals.paper_added",
                {.kind = "referral", .id = id.raw(), .region = found->region});
    return kept.id;
}

std::optional<Referral> find(db::Tx& tx, ReferralId id) { return store::find(tx, id); }

std::vector<Referral> of_subject(db::Tx& tx, std::string_view subject_kind, std::int64_t subject) {
    return store::of_subject(tx, subject_kind, subject);
}

void erase_of_subject(db::Tx& tx, std::string_view subject_kind, std::int64_t subject) {
    for (auto const& one : store::of_subject(tx, subject_kind, subject)) {
        store::erase(tx, one.id);
        access::forget_answers(tx, one.id.raw());
    }
}

db::Statement const& file_names() noexcept { return sql::file_names; }

std::vector<Paper> papers_of(db::Tx& tx, ReferralId id) { return store::papers_of(tx, id); }

Result<Referral> reply(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id, Deed deed,
                       Said const& said) {
    auto const found = store::find(tx, id);
    // What was referred elsewhere does not exist for a partner.
    if (!found || (!is_partner_of(by, *found) && !may_note_answer(by, *found)))
        return refuse(Why::not_found, "referrals.unknown");
    if (deed == Deed::asked || deed == Deed::withdrawn) return refuse(Why::not_allowed, "access.act_not_allowed");
    if (said.version && *said.version != found->version) return refuse(Why::conflict, "referrals.changed_meanwhile");
    SINERGI_MUST(check_papers(tx, id, said.papers));
    SINERGI_TRY(now_is, moved(tx, desk, by, *found, deed, said.text));
    if (desk.told != nullptr && *desk.told)
        SINERGI_MUST(
            (*desk.told)(tx, {.referral = now_is, .deed = deed, .by = by, .at = desk.now, .papers = said.papers}));
    return std::move(now_is);
}

Result<Referral> open(db::Tx& tx, Desk const& desk, access::Officer const& by, ReferralId id, MaySee const& may_see) {
    auto found = store::find(tx, id);
    bool const is_seen =
        found && (is_partner_of(by, *found) || (by.may(access::Act::see_case) && by.area.has(found->region) &&
                                                may_see && may_see(tx, by, found->subject_kind, found->subject)));
    if (!is_seen) return refuse(Why::not_found, "referrals.unknown");
    audit::note(tx, desk.office.ids, desk.now, by.trace(), "referrals.read",
                {.kind = "referral", .id = id.raw(), .region = found->region});
    return *std::move(found);
}

}  // namespace sinergi::referrals
