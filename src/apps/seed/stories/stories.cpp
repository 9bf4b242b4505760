#include "seed/stories.hpp"

#include "access/directory.hpp"
#include "cases/actions.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <span>

namespace sinergi::seed {
namespace {

using cases::AssignmentKind;
using cases::Reply;

/// What a line of the demo is about: a person in need, and how far it has come.
enum class Fate : std::uint8_t {
    short_done,         // helped the same day
    new_case,           // nobody has taken it
    assessed,           // in hand, with assessment and plan
    treated,            // with the hospital
    in_shelter,         // asked; a supervisor has to approve
    asked_up,           // escalated, not answered
    accepted_up,        // escalated and accepted
    declined_up,        // escalated and declined with a reason
    done_up,            // escalated, done, the result came back
    disposed,           // the ministry disposed downward, not answered
    disposed_accepted,  // ... accepted
    disposed_done,      // ... done with a result
};
struct Tale {
    Fate fate;
    std::string_view region, type, need, name, sex;
    int age, days_ago;
    std::string_view reason{}, asked{}, tried{};
};
constexpr std::array tales = {
    Tale{Fate::short_done, "3208012001", "fakir_miskin", "Beras habis, upah panen belum dibayar", "Karsinah Contoh",
         "P", 52, 2},
    Tale{Fate::short_done, "3208012003", "disabilitas", "Kruk patah, perlu pengganti", "Warsa Contoh", "L", 47, 4},
    Tale{Fate::new_case, "3208012001", "lansia_telantar", "Perempuan lansia tinggal sendiri, tidak makan dua hari",
         "Ibu Rumsih Contoh", "P", 78, 0},
    Tale{Fate::assessed, "3208012004", "lansia_telantar", "Laki-laki lansia telantar, rumah roboh sebagian",
         "Sukarta Contoh", "L", 74, 9},
    Tale{Fate::treated, "3208012002", "gelandangan", "Laki-laki sakit ditemukan di terminal", "", "L", 60, 6},
    Tale{Fate::in_shelter, "3208012005", "pengemis", "Keluarga mengemis di lampu merah dengan bekal habis",
         "Dulatip Contoh", "L", 41, 3},
    Tale{Fate::asked_up, "3208012006", "lansia_telantar", "Lansia tanpa keluarga, panti provinsi penuh",
         "Pak Sarja Contoh", "L", 81, 1, "province_full", "Satu tempat di sentra lansia",
         "Rumah singgah 7 hari\nPDKT: bantuan permakanan\nPanti provinsi: penuh sampai akhir tahun"},
    Tale{Fate::accepted_up, "3208012007", "disabilitas", "Kursi roda adaptif, ukuran khusus", "Neneng Contoh", "P", 29,
         5, "no_local_service", "Kursi roda adaptif sesuai ukuran terlampir", "PDKT: kursi standar tidak cocok"},
    Tale{Fate::declined_up, "3208012008", "korban_napza", "Pemuda pecandu ingin berhenti", "Andri Contoh", "L", 23, 8,
         "ministry_authority", "Rehabilitasi di sentra", "Puskesmas: konseling 4 kali"},
    Tale{Fate::done_up, "3208012009", "pekerja_migran", "Pekerja migran pulang tanpa uang dari pelabuhan",
         "Sumiyati Contoh", "P", 35, 12, "crosses_regions", "Tiket dari pelabuhan ke Kuningan",
         "Keluarga dihubungi, tidak mampu"},
    Tale{Fate::disposed, "3208012010", "lansia_telantar", "Penelepon 171: kakek tidur di emperan pasar", "", "L", 70, 0,
         "", "Asesmen lapangan dan kabar ke Pusat Kendali"},
    Tale{Fate::disposed_accepted, "3208012011", "anak_telantar", "Penelepon 171: dua anak ditinggal orang tua", "", "L",
         9, 1, "", "Asesmen lapangan, amankan anak"},
    Tale{Fate::disposed_done, "3208012001", "fakir_miskin", "Penelepon 171: keluarga belum pernah menerima bantuan",
         "Wasniah Contoh", "P", 44, 7, "", "Asesmen lapangan dan usulan bila layak"}};

/// One of the two offices while it acts.
class Office {
public:
    Office(Side const& side, Moment now)
        : side_(side), courier_(side.post), herald_(side.post), clocks_(side.office.db.read([&](db::Tx& tx) {
              return cases::clocks_on(tx, date_in(side.office.zone, now));
          })) {
        federation::connect_cases(side.post, {.take = [this](db::Tx& tx, cases::Arrived const& letter) {
                                      return cases::take_letter(tx, desk(now_), letter);
                                  }});
        federation::connect_agreements(side.post, herald_);
    }
    cases::Desk desk(Moment now) { return {side_.office, clocks_, side_.calendar, courier_, now}; }
    void at(Moment now) { now_ = now; }
    [[nodiscard]] std::string node() const { return courier_.own(); }
    [[nodiscard]] Side const& side() const { return side_; }

    /// A deed in a transaction of its own at the moment that is told.
    template <class F>
    auto act(std::string_view what, F&& deed) {
        auto done = side_.office.db.write([&](db::Tx& tx) { return deed(tx, desk(now_)); });
        if (!done)
            throw Fault(
                fmt::format("the demo's case \"{}\" was refused: {} {}", what, done.error().key, done.error().about));
        return *std::move(done);
    }

private:
    Side const& side_;
    federation::CasesCourier courier_;
    federation::AgreementsHerald herald_;
    cases::Clocks clocks_;
    Moment now_;
};

/// Plays the tales; every deed by somebody whose role may do it.
class Stage {
public:
    Stage(Office& regency, Office& ministry, access::Officer worker, access::Officer boss, Staff const& ministry_staff)
        : regency_(regency),
          ministry_(ministry),
          worker_(std::move(worker)),
          boss_(std::move(boss)),
          staff_(ministry_staff) {}

    void play(Tale const& tale, Moment now) {
        now_ = now.plus_ms(-tale.days_ago * day_ms);
        regency_.at(now_);
        ministry_.at(now_);
        tale_ = &tale;
        if (tale.fate >= Fate::disposed) return play_disposed();
        auto const c = open(regency_, worker_, tale.fate != Fate::short_done);
        if (tale.fate == Fate::short_done || tale.fate == Fate::new_case) return;
        take(regency_, worker_, c);
        enter(c, "medical_need",
              tale.fate == Fate::treated ? R"({"needs_treatment":true,"finding":"Lemah, demam"})"
                                         : R"({"needs_treatment":false})");
        if (tale.fate == Fate::treated) return;
        enter(
            c, "assessment",
            R"({"bio":"Tidak sakit berat","psycho":"Cemas","social":"Tidak ada keluarga dekat","spiritual":"Tenang"})");
        enter(c, "plan", R"({"goals":[{"goal":"Kebutuhan dasar terpenuhi"},{"goal":"Keluarga ditemukan"}]})");
        if (tale.fate == Fate::in_shelter)
            return enter(c, "shelter_in",
                         fmt::format(R"x({{"on":"{}","place":"Rumah singgah Dinsos (contoh)"}})x",
                                     date_in(regency_.side().office.zone, now_).text()));
        if (tale.fate == Fate::assessed) return;
        escalate(c);
    }

private:
    cases::CaseId open(Office& office, access::Officer const& by, bool is_managed) {
        auto const region = RegionCode::parse(tale_->region).value();
        cases::NewCase wish{.is_managed = is_managed,
                            .region = region,
                            .need = std::string(tale_->need),
                            .types = {std::string(tale_->type)},
                            .source = office.node() == "pusat" ? cases::Source::call : cases::Source::visit};
        wish.persons.push_back({.identity = tale_->name.empty() ? cases::Identity::unknown : cases::Identity::known,
                                .name = std::string(tale_->name),
                                .sex = std::string(tale_->sex),
                                .age = tale_->age});
        if (!is_managed) {
            wish.act = "Bantuan diberikan hari itu juga";
            wish.proof = "Tanda terima dan foto";
        }
        return office
            .act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) { return cases::open(tx, desk, by, wish); })
            .id;
    }
    void take(Office& office, access::Officer const& by, cases::CaseId c) {
        office.act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) { return cases::take(tx, desk, by, c); });
    }
    void enter(cases::CaseId c, std::string kind, std::string body) {
        regency_.act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) {
            return cases::enter(tx, desk, worker_, c, {.kind = kind, .body = body});
        });
    }
    cases::Ask wish(AssignmentKind kind, std::string to) const {
        cases::Ask ask{.kind = kind,
                       .to_node = std::move(to),
                       .reason = std::string(tale_->reason),
                       .asked = std::string(tale_->asked)};
        std::string_view rest = tale_->tried;
        while (!rest.empty()) {
            auto const end = std::min(rest.find('\n'), rest.size());
            ask.tried.emplace_back(rest.substr(0, end));
            rest.remove_prefix(std::min(end + 1, rest.size()));
        }
        return ask;
    }
    void escalate(cases::CaseId c) {
        auto const asked = regency_.act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) {
            return cases::ask(tx, desk, worker_, c, wish(AssignmentKind::escalation, ministry_.node()));
        });
        if (!asked.waits.is_none())
            regency_.act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) {
                return cases::decide(tx, desk, boss_, c, asked.waits, cases::Verdict::approve, "");
            });
        carry();
        auto const& clerk = staff_.of("pusat2");
        if (tale_->fate == Fate::declined_up)
            answer(ministry_, regency_, c, clerk, Reply::decline, "Sentra untuk kluster ini penuh sampai bulan depan");
        else if (tale_->fate != Fate::asked_up)
            answer(ministry_, regency_, c, clerk, Reply::accept, "");
        if (tale_->fate == Fate::done_up)
            answer(ministry_, regency_, c, clerk, Reply::done, "Tiket dibelikan, tiba dengan pendamping");
    }
    void play_disposed() {
        auto const& clerk = staff_.of("pusat2");
        auto const c = open(ministry_, clerk, true);
        take(ministry_, clerk, c);
        ministry_.act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) {
            auto ask = wish(AssignmentKind::disposition, regency_.node());
            ask.due_hours = 24;
            return cases::ask(tx, desk, clerk, c, ask);
        });
        carry();
        if (tale_->fate == Fate::disposed) return;
        answer(regency_, ministry_, c, worker_, Reply::accept, "");
        if (tale_->fate == Fate::disposed_done)
            answer(regency_, ministry_, c, worker_, Reply::done, "Dikunjungi; keluarga diusulkan lewat musdes");
    }
    /// The office that was asked answers; `theirs` is the case on the side that asked.
    void answer(Office& here, Office& there, cases::CaseId theirs, access::Officer const& by, Reply reply,
                std::string const& text) {
        here.act(tale_->need, [&](db::Tx& tx, cases::Desk const& desk) -> Result<cases::Case> {
            auto const mine = cases::shared_from(tx, here.node(), there.node(), theirs);
            if (!mine) return refuse(Why::not_found, "cases.not_found");
            return cases::reply(tx, desk, by, mine->id, mine->asked, reply, text);
        });
        carry();
    }
    void carry() {
        for (bool has_moved = true; has_moved;) {
            has_moved = carry_from(regency_, ministry_);
            has_moved = carry_from(ministry_, regency_) || has_moved;
        }
    }
    static bool carry_from(Office& from, Office& to) {
        auto const batch = from.side().post.take_outgoing(to.node());
        if (batch.is_empty()) return false;
        from.side().post.settle(to.node(), to.side().post.receive(batch.envelopes).acks);
        return true;
    }

    Office& regency_;
    Office& ministry_;
    access::Officer worker_, boss_;
    Staff const& staff_;
    Tale const* tale_ = nullptr;
    Moment now_;
};

/// An officer of the demo's regency, whose names follow from its seed.
access::Officer officer_of(Side const& regency, Areas const& areas, std::string_view account) {
    auto const posts = named_posts(regency.office.area, areas);
    auto const post = std::ranges::find(posts, account, &Post::account);
    auto const officer = regency.office.db.read([&](db::Tx& tx) -> std::optional<access::Officer> {
        if (post == posts.end()) return std::nullopt;
        for (auto const& person : access::called(tx, words(post->name)))
            if (person.account == account) return access::find_officer(tx, person.id);
        return std::nullopt;
    });
    if (!officer) throw Fault(fmt::format("the demo's regency has no account {}", account));
    return *officer;
}

}  // namespace

void play_stories(Side const& regency, Side const& ministry, Staff const& ministry_staff, Areas const& areas,
                  Moment now) {
    Office here(regency, now);
    Office there(ministry, now);
    auto const put = [&](Side const& side, access::Officer const& admin) {
        auto const done = side.office.db.write([&](db::Tx& tx) { return put_places(tx, side, admin, now); });
        if (!done) throw Fault(fmt::format("the demo's places were refused: {}", done.error().key));
    };
    put(regency, officer_of(regency, areas, "admin"));
    put(ministry, ministry_staff.of("admin.pusat"));
    Stage stage(here, there, officer_of(regency, areas, "bo3"), officer_of(regency, areas, "penyelia1"),
                ministry_staff);
    for (auto const& tale : tales) stage.play(tale, now);
}

}  // namespace sinergi::seed
