// How both sides see an agreement: what is told, and what is taken in.

#include "agreements/store.hpp"
#include "agreements/trace.hpp"
#include "agreements/wire.hpp"
#include "audit/actions.hpp"
#include "plumbing/json/read.hpp"
#include "plumbing/json/write.hpp"
#include "plumbing/notices/notices.hpp"

#include <algorithm>

namespace sinergi::agreements {
namespace {

constexpr std::size_t json_bytes_max = std::size_t{4} * 1024 * 1024;

std::vector<std::string> papers_in(Snapshot const& snapshot) {
    std::vector<std::string> names;
    auto const add = [&](std::string const& name) {
        if (!name.empty() && std::ranges::find(names, name) == names.end()) names.push_back(name);
    };
    add(snapshot.agreement.signed_file);
    for (auto const& item : snapshot.plan) {
        add(item.first.proof);
        add(item.second.proof);
    }
    for (auto const& one : snapshot.evaluations) add(one.file);
    return names;
}

bool is_file_name(std::string const& name) {
    constexpr std::size_t digest_digits = 64;
    return name.empty() || (name.size() == digest_digits && name.find_first_not_of("0123456789abcdef") == name.npos);
}

Snapshot snapshot_of(db::Tx& tx, Agreement agreement) {
    auto const id = agreement.id;
    return {std::move(agreement), store::plan_of(tx, id), store::evaluations_of(tx, id)};
}

void write(db::Tx& tx, Desk const& desk, Snapshot& snapshot) {
    auto const id = snapshot.agreement.id;
    for (auto& item : snapshot.plan) {
        if (item.id.is_none()) item.id = desk.office.ids.make<PlanItem>(desk.now);
        store::put_item(tx, id, item);
    }
    for (auto& one : snapshot.evaluations) {
        if (one.id.is_none()) one.id = desk.office.ids.make<Evaluation>(desk.now);
        store::insert_evaluation(tx, id, one);
    }
    // The files follow in pieces; until they are here, opening one says so.
    auto const known = store::papers_of(tx, id);
    for (auto const& name : papers_in(snapshot))
        if (std::ranges::find(known, name, &Paper::name) == known.end())
            store::put_paper(
                tx, id,
                {.name = name,
                 .kind = name == snapshot.agreement.signed_file ? PaperKind::signed_file : PaperKind::proof,
                 .file_name = "",
                 .type = "",
                 .bytes = 0},
                {}, desk.now);
}

}  // namespace

void note(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Agreement const& agreement, std::string_view deed) {
    auto const act = "agreements." + std::string(deed);
    audit::note(tx, desk.office.ids, desk.now, trace, act,
                {.kind = "agreement", .id = agreement.id.raw(), .region = desk.office.area});
    notices::Notice notice;
    notice.at = desk.now;
    notice.topic = act;
    notice.subject = agreement.id.raw();
    notice.region = desk.office.area;
    notices::post(tx, desk.office.ids, std::move(notice));
}

void leave(db::Tx& tx, Desk const& desk, audit::Trace const& trace, Agreement& agreement, std::string_view deed) {
    ++agreement.version;
    agreement.state = state_on(agreement, desk.today());
    agreement.changed_at = desk.now;
    store::update(tx, agreement);
    note(tx, desk, trace, agreement, deed);
    if (desk.herald == nullptr) return;
    auto const snapshot = snapshot_of(tx, agreement);
    desk.herald->tell(tx, partner_of(agreement, desk.own()), news_kind, "agreement:" + agreement.name(),
                      news_json(snapshot), papers_in(snapshot));
}

std::string news_json(Snapshot const& snapshot) { return json::write(wire::news_of(snapshot)); }

Result<Snapshot> read_news(std::string_view json) {
    if (json.size() > json_bytes_max) return refuse(Why::malformed, "agreements.news_malformed");
    auto const news = json::read_known<wire::News>(json);
    if (!news) return refuse(Why::malformed, "agreements.news_malformed", std::string(news.error().key));
    auto snapshot = wire::snapshot_of(*news);
    if (!std::ranges::all_of(papers_in(snapshot), is_file_name))
        return refuse(Why::malformed, "agreements.news_malformed", "file");
    return snapshot;
}

Done take_news(db::Tx& tx, Desk const& desk, std::string_view from_node, std::string_view kind, std::string_view json) {
    if (kind != news_kind) return refuse(Why::malformed, "agreements.news_malformed", "kind");
    SINERGI_TRY(theirs, read_news(json));
    std::optional<Snapshot> ours;
    if (auto known = store::find_named(tx, theirs.agreement.origin_node, theirs.agreement.origin_id))
        ours = snapshot_of(tx, *std::move(known));
    // Only a party names an agreement after itself.
    if (!side_of(theirs.agreement, theirs.agreement.origin_node))
        return refuse(Why::not_allowed, "agreements.news_not_party");
    if (ours && theirs.agreement.version <= ours->agreement.partner_version && side_of(ours->agreement, from_node))
        return {};  // older than what we know, or the same again
    SINERGI_TRY(now_is, merged(ours, theirs, from_node, desk.own()));
    auto& agreement = now_is.agreement;
    ++agreement.version;
    agreement.state = state_on(agreement, desk.today());
    agreement.changed_at = desk.now;
    if (ours) {
        store::update(tx, agreement);
    } else {
        agreement.id = desk.office.ids.make<Agreement>(desk.now);
        store::insert(tx, agreement);
    }
    write(tx, desk, now_is);
    note(tx, desk, audit::Trace{.purpose = "from " + std::string(from_node)}, agreement, "heard");
    return {};
}

AgreementId lay_down(db::Tx& tx, Desk const& desk, Snapshot const& snapshot) {
    auto laid = snapshot;
    auto& agreement = laid.agreement;
    if (agreement.id.is_none()) agreement.id = desk.office.ids.make<Agreement>(desk.now);
    agreement.confirmed_first = {agreement.terms_version, agreement.terms.signed_on};
    agreement.confirmed_second = agreement.confirmed_first;
    agreement.state = state_on(agreement, desk.today());
    agreement.changed_at = desk.now;
    store::insert(tx, agreement);
    write(tx, desk, laid);
    note(tx, desk, audit::Trace{}, agreement, "laid_down");
    return agreement.id;
}

}  // namespace sinergi::agreements
