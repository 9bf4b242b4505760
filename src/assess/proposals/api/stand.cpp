#include "proposals/api/stand.hpp"

#include "access/directory.hpp"
#include "plumbing/files/images.hpp"
#include "plumbing/log/log.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace sinergi::proposals {
namespace {

constexpr std::size_t file_bytes_max = std::size_t{10} * 1024 * 1024;

wire::ProposalCountsOut counts_out(Counts const& c) {
    return {c.items, c.families, c.programmes, c.corrections, c.removals, c.done, c.conflicts};
}

template <class T>
std::optional<Id<T>> some(Id<T> id) {
    return id.is_none() ? std::nullopt : std::optional(id);
}

}  // namespace

std::string const& Stand::name_of(db::Tx& tx, access::AccountId id) {
    auto const [at, is_new] = names_.try_emplace(id.raw());
    if (is_new && !id.is_none())
        if (auto const person = access::find_person(tx, id)) at->second = person->name;
    return at->second;
}

wire::ProposalRollOut Stand::out(db::Tx& tx, Roll const& r, Counts const& counts) {
    wire::ProposalRollOut out{.id = r.id,
                              .region = r.region,
                              .region_name = atlas_->name_of(r.region),
                              .district_name = atlas_->name_of(r.region.parent()),
                              .month = r.month,
                              .state = r.state,
                              .turn = turn_of(r.state),
                              .state_since = r.state_since,
                              .round = r.round,
                              .due_on = due_of(r),
                              .is_kelurahan = is_kelurahan(r.region),
                              .needs_head = r.needs_head,
                              .needs_regent = r.needs_regent,
                              .opens_on = r.opens_on,
                              .village_due = r.village_due,
                              .pull_on = r.pull_on,
                              .way = r.way,
                              .met_on = r.met_on,
                              .met_place = r.met_place,
                              .met_words = r.met_words,
                              .attended = r.attended,
                              .sample_seed = r.sample_seed == 0 ? "" : std::to_string(r.sample_seed),
                              .recap = some(r.recap),
                              .opened_by = name_of(tx, r.opened_by),
                              .sent_by = name_of(tx, r.sent_by),
                              .verified_by = name_of(tx, r.verified_by),
                              .approved_by = name_of(tx, r.approved_by),
                              .counts = counts_out(counts),
                              .version = r.version};
    if (out.due_on) out.days_left = out.due_on->days() - today().days();
    // Waiting for the ministry is nobody's fault here.
    out.is_late = out.due_on && out.days_left < 0 && out.turn != Turn::ministry;
    return out;
}

wire::ProposalItemOut Stand::out(db::Tx& tx, Item const& i, Roll const& roll) {
    wire::ProposalItemOut out{.id = i.id,
                              .roll = i.roll,
                              .region_name = atlas_->name_of(i.region),
                              .month = roll.month,
                              .kind = i.kind,
                              .origin = i.origin,
                              .programme = i.programme,
                              .reason = i.reason,
                              .note = i.note,
                              .family = i.family,
                              .person = some(i.person),
                              .name = i.name,
                              .nik_masked = registry::masked_number(i.nik),
                              .no_kk_masked = registry::masked_number(i.no_kk),
                              .address = i.address,
                              .rt = i.rt,
                              .rw = i.rw,
                              .members = i.members,
                              .decile = i.decile,
                              .state = i.state,
                              .state_reason = i.state_reason,
                              .state_words = i.state_words,
                              .conflict = i.conflict,
                              .is_changed = roll.round > 1 && i.since_round == roll.round,
                              .is_sampled = i.is_sampled,
                              .check = i.check_result,
                              .check_words = i.check_words,
                              .checked_by = name_of(tx, i.checked_by),
                              .proposed_by = name_of(tx, i.proposed_by),
                              .entered_on = i.entered_on,
                              .told_on = i.told_on,
                              .arrived_on = i.arrived_on,
                              .told_how = i.told_how,
                              .appeal_words = i.appeal_words,
                              .version = i.version};
    if (auto const before = store::before_of(tx, i)) out.before = {before->month, before->state, before->kind};
    return out;
}

wire::ProposalPaperOut Stand::out(db::Tx& tx, Paper const& p) {
    return {p.id, some(p.item), p.kind, p.file_name, p.type, p.bytes, p.at, name_of(tx, p.account)};
}

wire::ProposalRecapOut Stand::out(db::Tx& tx, Recap const& recap) {
    wire::ProposalRecapOut out{.id = recap.id,
                               .month = recap.month,
                               .made_by = name_of(tx, recap.made_by),
                               .number = recap.number,
                               .ended = recap.ended,
                               .made_at = recap.made_at,
                               .signed_on = recap.signed_on};
    for (auto const& roll : store::rolls_of_recap(tx, recap.id))
        out.rolls.push_back(this->out(tx, roll, store::counts_of(tx, roll.id)));
    for (auto const& paper : store::papers(tx, recap.id)) out.papers.push_back(this->out(tx, paper));
    out.version = recap.version;
    return out;
}

std::vector<wire::ProposalWordOut> Stand::words(db::Tx& tx) const {
    std::vector<wire::ProposalWordOut> all;
    for (auto const& one : store::words(tx))
        all.push_back({one.list, one.code, is_english() ? one.name_en : one.name_id});
    return all;
}

Result<wire::ProposalRollFileOut> Stand::seen(db::Tx& tx, access::Officer const& by, RollId id) {
    SINERGI_TRY(permit, access::permit(access::Act::see_registry, by, by.area));
    SINERGI_TRY(roll, store::get_roll(tx, permit, id));
    wire::ProposalRollFileOut file{.id = id, .roll = out(tx, roll, store::counts_of(tx, id))};
    std::map<std::int64_t, std::string> names;
    for (auto const& item : store::items(tx, id)) {
        names[item.id.raw()] = item.name;
        file.items.push_back(out(tx, item, roll));
    }
    for (auto const& paper : store::papers(tx, id)) file.papers.push_back(out(tx, paper));
    for (auto const& step : store::steps(tx, id)) {
        Deed deed{};
        SINERGI_CHECK(boost::describe::enum_from_string(step.deed.c_str(), deed));
        file.steps.push_back({step.at, deed, name_of(tx, step.account), step.by_role, step.words,
                              step.item.is_none() ? "" : names[step.item.raw()]});
    }
    file.deeds = deeds_now(by, roll);
    file.words = words(tx);
    return file;
}

Result<Paper> upload_of(House& house, http::Call const& call) {
    SINERGI_TRY(parts, http::read_form(call));
    auto const file = std::ranges::find_if(parts, [](http::FormPart const& part) { return !part.file_name.empty(); });
    if (file == parts.end()) return refuse(Why::malformed, "proposals.file_missing", "file");
    if (file->bytes.size() > file_bytes_max) return refuse(Why::too_large, "proposals.file_large", "10");
    auto const name = Line<1, 120>::parse(file->file_name);
    Paper paper{.file_name = name ? name->text() : "berkas", .type = "application/pdf"};
    std::string bytes;
    if (file->bytes.starts_with("%PDF-")) {
        bytes = std::move(file->bytes);
    } else {
        auto clean = files::cleaned(file->bytes);
        if (!clean && clean.error().key == "files.not_a_picture")
            return refuse(Why::malformed, "proposals.file_kind", "file");
        if (!clean) return std::unexpected(clean.error());
        paper.type = "image/jpeg";
        bytes = std::move(clean->jpeg);
    }
    paper.bytes = static_cast<std::int64_t>(bytes.size());
    paper.digest = house.files.put(bytes);
    return paper;
}

void tend_arrivals(House& house, Moment now) {
    access::Officer own;
    own.role = access::Role::back_office;
    own.area = house.office.area;
    own.acts = access::acts_of(own.role);
    auto const area = own.area;
    if (!house.office.db.read([&](db::Tx& tx) { return has_decile_come(tx, own, area); })) return;
    auto const atlas = house.areas.atlas();
    std::vector<registry::PersonId> touched;
    auto const closed = house.office.db.write(
        [&](db::Tx& tx) { return arrived_by_decile(tx, {house.office, *atlas, now, touched}, own, area); });
    if (!closed) log::error("arrivals of proposals stopped: {}", closed.error().key);
}

void tend_retention(House& house, Moment now) {
    constexpr std::int64_t step_rows = 20;
    auto const atlas = house.areas.atlas();
    std::vector<registry::PersonId> touched;
    auto const done = house.office.db.write(
        [&](db::Tx& tx) { return erase_old(tx, {house.office, *atlas, now, touched}, step_rows); });
    if (!done) log::error("retention of proposals stopped: {}", done.error().key);
}

std::int64_t highest_id(db::Tx& tx) { return store::highest_id(tx); }

void add_routes(http::Router& router, House& house) {
    add_roll_routes(router, house);
    add_queue_routes(router, house);
    add_item_routes(router, house);
    add_recap_routes(router, house);
    add_setting_routes(router, house);
}

}  // namespace sinergi::proposals
