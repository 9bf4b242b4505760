#include "seed/stories/proposals.hpp"

#include "access/directory.hpp"
#include "plumbing/print/print.hpp"
#include "proposals/actions.hpp"
#include "regions/areas.hpp"
#include "seed/stories/families.hpp"
#include "seed/stories/objections.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <map>

namespace sinergi::seed {
namespace {

using namespace proposals;

/// How far a village has come.
enum class Reached : std::uint8_t { listed, agreed, sent, returned, verified, approved, nothing };

class Month {
public:
    Month(db::Tx& tx, Desk const& desk, std::vector<registry::Family> const& families, Paper minutes)
        : tx_(tx), desk_(desk), minutes_(std::move(minutes)), month_(month_of(desk.today())) {
        for (auto const& one : families) {
            if (!by_village_.contains(one.region.text())) villages_.push_back(one.region);
            by_village_[one.region.text()].push_back(one);
        }
        for (auto const& one : access::people(tx, {}, {}, desk.today(), 1'000)) staff_.push_back(one);
    }

    /// The first recap is signed before the others are approved, so that tasks and a waiting recap are both there.
    Done tell() {
        if (villages_.size() < 12) return {};
        for (std::size_t i = 6; i < 9; ++i) SINERGI_MUST(go(i, Reached::approved));
        SINERGI_MUST(endorse());
        SINERGI_MUST(type_in());
        SINERGI_MUST(declare_kuwu());
        SINERGI_MUST(go(0, Reached::listed));
        for (auto const& [village, reached] :
             {std::pair(1, Reached::sent), std::pair(2, Reached::returned), std::pair(3, Reached::verified),
              std::pair(4, Reached::approved), std::pair(5, Reached::approved), std::pair(9, Reached::agreed),
              std::pair(10, Reached::nothing)})
            SINERGI_MUST(go(static_cast<std::size_t>(village), reached));
        return {};
    }

private:
    access::Officer officer(access::Role role, std::size_t which = 0) const {
        std::size_t seen = 0;
        for (auto const& one : staff_)
            if (one.role == role && seen++ == which)
                return {.id = one.id,
                        .name = one.name,
                        .role = role,
                        .area = one.area,
                        .unit = one.unit,
                        .acts = access::acts_of(role)};
        throw Fault("the demo lacks an officer for its proposals");
    }
    /// The village's own operator, or who types for villages without one.
    access::Officer operator_of(RegionCode const& village) const {
        for (auto const& one : staff_)
            if (one.role == access::Role::village_operator && one.area == village)
                return {.id = one.id,
                        .name = one.name,
                        .role = one.role,
                        .area = one.area,
                        .unit = {},
                        .acts = access::acts_of(one.role)};
        return officer(access::Role::back_office, 1);
    }
    registry::Family const& family(std::size_t village, std::size_t at) const {
        return by_village_.at(villages_[village].text()).at(at);
    }

    Done hold(access::Officer const& by, Roll const& roll) {
        SINERGI_MUST(meet(tx_, desk_, by, roll.id,
                          {.way = Way::meeting,
                           .on = desk_.today().plus_days(-3),
                           .place = is_kelurahan(roll.region) ? "Kantor kelurahan" : "Balai desa",
                           .words = "Daftar usulan disepakati seluruhnya.",
                           .attended = 27,
                           .exceptions = {}},
                          {}));
        SINERGI_MUST(attach(tx_, desk_, by, roll.id, minutes_));
        return {};
    }
    Done give(access::Officer const& by, RollId roll) { return done(send(tx_, desk_, by, roll, {})); }
    template <class T>
    static Done done(Result<T> said) {
        if (!said) return std::unexpected(said.error());
        return {};
    }
    Done pass(access::Officer const& verifier, RollId roll, std::vector<ItemId> const& lines) {
        SINERGI_MUST(draw(tx_, desk_, verifier, roll, {}));
        for (auto const id : lines)
            SINERGI_MUST(
                check(tx_, desk_, verifier, id, Check::confirmed, {.words = "Sesuai dengan data.", .version = {}}));
        return done(verify(tx_, desk_, verifier, roll, {}));
    }

    Result<RollId> go(std::size_t village, Reached reached) {
        auto const by = operator_of(villages_[village]);
        auto const verifier = officer(access::Role::back_office), head = officer(access::Role::head);
        SINERGI_TRY(roll, open_roll(tx_, desk_, by, villages_[village], month_));
        if (reached == Reached::nothing) {
            SINERGI_MUST(say_nothing(tx_, desk_, by, roll.id, {}));
            return roll.id;
        }
        lines_.clear();
        SINERGI_MUST(list_kept(village, by, roll.id));
        if (reached == Reached::listed) return roll.id;
        SINERGI_MUST(hold(by, roll));
        if (reached == Reached::agreed) return roll.id;
        SINERGI_MUST(give(by, roll.id));
        if (reached == Reached::returned) {
            SINERGI_MUST(
                give_back(tx_, desk_, verifier, roll.id,
                          {.words = "Satu keluarga di RT 04 tertinggal. Lengkapi, lalu kirim lagi.", .version = {}}));
            SINERGI_MUST(propose(tx_, desk_, by, roll.id, {.kind = Kind::family, .family = family(village, 4).id}));
            SINERGI_MUST(hold(by, roll));
            SINERGI_MUST(give(by, roll.id));
        }
        if (reached == Reached::sent || reached == Reached::returned) return roll.id;
        SINERGI_MUST(pass(verifier, roll.id, lines_));
        if (reached == Reached::verified) return roll.id;
        SINERGI_MUST(approve(tx_, desk_, head, roll.id, {}));
        return roll.id;
    }
    /// The lines, remembered for the check in the field.
    Done list_kept(std::size_t village, access::Officer const& by, RollId roll) {
        auto const add = [&](NewItem const& wish) -> Done {
            SINERGI_TRY(item, propose(tx_, desk_, by, roll, wish));
            lines_.push_back(item.id);
            return {};
        };
        SINERGI_MUST(add({.kind = Kind::family, .family = family(village, 0).id}));
        SINERGI_MUST(add({.kind = Kind::programme, .family = family(village, 1).id, .programme = "pkh"}));
        SINERGI_MUST(add({.kind = Kind::removal,
                          .family = family(village, 2).id,
                          .reason = "pindah",
                          .note = "Pindah ke Cirebon menurut ketua RT"}));
        SINERGI_MUST(add({.kind = Kind::programme, .family = family(village, 3).id, .programme = "pbi_jk"}));
        first_lines_.push_back(lines_);
        return {};
    }

    Done endorse() {
        auto const verifier = officer(access::Role::back_office);
        SINERGI_TRY(recap, make_recap(tx_, desk_, verifier, month_));
        Signature signature{
            .number = fmt::format("400.9/{}/Dinsos", desk_.today().year()), .on = desk_.today(), .scan = minutes_};
        signature.scan.file_name = "rekap-bertanda-tangan.pdf";
        return done(sign(tx_, desk_, verifier, recap.id, signature));
    }
    /// Of one village everything was typed in and the list that came back lacks one family.
    Done type_in() {
        auto const typist = officer(access::Role::back_office);
        auto const& lines = first_lines_.at(0);
        SINERGI_MUST(tell_family(typist, lines[2]));
        for (auto const id : lines) SINERGI_MUST(enter(tx_, desk_, typist, id, desk_.today(), {}));
        Back back{.on = desk_.today(), .area = villages_[6], .reach = Reach::whole, .numbers = {}};
        for (std::size_t at : {0, 1})
            if (auto const& one = family(6, at); !one.no_kk.empty()) back.numbers.push_back(one.no_kk);
        SINERGI_MUST(arrived(tx_, desk_, typist, back));
        SINERGI_MUST(tell_family(typist, first_lines_.at(1)[2]));
        return done(appeal(tx_, desk_, typist, first_lines_.at(1)[2],
                           {.words = "Kami tidak pindah; hanya anak sulung yang bekerja di Cirebon.", .version = {}}));
    }
    Done tell_family(access::Officer const& by, ItemId id) {
        return done(
            proposals::tell(tx_, desk_, by, id, desk_.today(), {.words = "Surat diantar ke rumah", .version = {}}));
    }
    Done declare_kuwu() {
        auto const& own = family(0, 1);
        Official kuwu;
        kuwu.region = villages_[0];
        kuwu.name = own.head_name;
        kuwu.post = "kaur umum";
        kuwu.no_kk = own.no_kk;
        if (own.no_kk.empty()) return {};
        return done(declare(tx_, desk_, operator_of(villages_[0]), kuwu));
    }

    db::Tx& tx_;
    Desk const& desk_;
    Paper minutes_;
    std::string month_;
    std::vector<RegionCode> villages_;
    std::map<std::string, std::vector<registry::Family>> by_village_;
    std::vector<access::Person> staff_;
    std::vector<ItemId> lines_;
    std::vector<std::vector<ItemId>> first_lines_;
};

}  // namespace

void seed_proposals(access::Office& office, files::FileStore const& files, regions::Atlas const& atlas,
                    std::vector<registry::Family> const& families, Moment now) {
    if (families.empty()) return;
    print::Letter const paper{.head = {.office = "DESA CONTOH"},
                              .title = "BERITA ACARA MUSYAWARAH",
                              .date = date_in(office.zone, now),
                              .paragraphs = {"Contoh berita acara untuk peragaan. Semua nama dibuat-buat."}};
    auto const bytes = print::letter_pdf(paper, now);
    Paper minutes{.kind = PaperKind::minutes, .file_name = "berita-acara.pdf", .type = "application/pdf"};
    minutes.digest = files.put(bytes);
    minutes.bytes = static_cast<std::int64_t>(bytes.size());
    auto const done = office.db.write([&](db::Tx& tx) -> Done {
        std::vector<registry::PersonId> touched;
        Desk const desk{office, atlas, now, touched};
        return Month(tx, desk, families, minutes).tell();
    });
    if (!done)
        throw Fault(fmt::format("the demo's proposals were refused: {} {}", done.error().key, done.error().about));
}

void seed_registry(access::Office& office, calendar::Calendar const& calendar, files::FileStore const& files,
                   Areas const& areas, Moment now) {
    regions::Areas const names(office.db);
    auto const atlas = names.atlas();
    seed_proposals(office, files, *atlas, seed_families(office, *atlas, areas, now), now);
    seed_objections(office, calendar, files, now);
}

}  // namespace sinergi::seed
