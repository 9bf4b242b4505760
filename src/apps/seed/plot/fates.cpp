// What becomes of a complaint: the turns of each fate.

#include "seed/plot/teller.hpp"

#include <algorithm>

namespace sinergi::seed {

using grievances::Deed;

void Teller::verify() { in_days(chance_.between(0, 2), Deed::verified, clerk_); }

void Teller::give_to_worker() {
    auto const desks = desks_of(kind());
    if (chance_.is_one_in(4))
        in_days(chance_.between(0, 1), Deed::claimed, worker_);
    else
        in_days(chance_.between(0, 1), Deed::assigned, desks.supervisor).to = worker_;
}

void Teller::close(int days) { in_days(days, Deed::closed, worker_, sentence(chance_.of(words_of(kind()).answers))); }

void Teller::rate() {
    auto const kept = time_;
    bool const is_satisfied = !chance_.is_one_in(4);
    in_hours(chance_.between(4, 70), Deed::rated, {},
             std::string(chance_.of(is_satisfied ? thanks() : complaints_of_answer())))
        .is_satisfied = is_satisfied;
    time_ = kept;
}

void Teller::rebut(int days) {
    in_hours(days * 24 + chance_.between(1, 8), Deed::rebutted, {}, sentence(chance_.of(rebuttals())));
}

/// A second report of the same matter by somebody else, found out when it is verified.
void Teller::report_twin() {
    auto const first = at_;
    auto const& tale = plot_.tales[first];
    Report twin{.kind = tale.wish.kind,
                .region = tale.wish.region,
                .village = tale.gaps.village.substr(tale.gaps.village.find(' ') + 1),
                .at = time_.plus_ms(chance_.between(2, 9) * hour_ms),
                .channel = grievances::Channel::web,
                .text = tale.wish.text};
    twin.text = "Ikut melaporkan, supaya cepat ditangani. " + twin.text;
    auto const place = tale.wish.place;
    twin.place = place;
    (void)report(twin);
    in_days(1, Deed::merged, clerk_, "Hal yang sama sudah dilaporkan; keduanya ditangani bersama.").into = first;
}

void Teller::carry_on(Fate fate) {
    auto const& supervisor = desks_of(kind()).supervisor;
    switch (fate) {
        case Fate::quick:
            in_days(chance_.between(0, 2), Deed::closed, worker_, sentence(chance_.of(words_of(kind()).answers)));
            break;
        case Fate::fresh:
            if (chance_.is_one_in(4)) verify();
            return;
        case Fate::unverified:  // somebody took it before it was verified, and it stayed there
            if (plot_.tales.size() % 2 == 0) in_days(1, Deed::claimed, worker_);
            return;
        case Fate::rejected: {
            auto const& no = chance_.of(rejections());
            in_days(chance_.between(1, 2), Deed::rejected, clerk_, std::string(no.text)).reason = no.reason;
            return;
        }
        case Fate::merged: {
            auto const first = at_;
            auto const received_at = time_;
            report_twin();
            at_ = first;
            worker_ = desks_of(kind()).workers.front();
            time_ = received_at;
            in_days(2, Deed::verified, clerk_);
            give_to_worker();
            close(chance_.between(2, 4));
            break;
        }
        case Fate::forwarded:
            verify();
            in_days(1, Deed::forwarded, supervisor, "Perlu ditangani bersama bidang yang mengurus bantuan langsung.")
                .unit = "DAYASOS";
            worker_ = "bo5";
            in_days(1, Deed::claimed, worker_);
            close(chance_.between(1, 3));
            break;
        case Fate::smooth:
            verify();
            give_to_worker();
            if (chance_.is_one_in(2))
                in_days(chance_.between(0, 1), Deed::noted, worker_, sentence(chance_.of(notes())));
            in_days(chance_.between(1, 2), Deed::answered, worker_, sentence(chance_.of(first_answers())));
            close(chance_.between(1, 6));
            break;
        default:
            return carry_on_rare(fate);
    }
    if (chance_.is_one_in(3)) rate();
}

void Teller::carry_on_rare(Fate fate) {
    verify();
    if (fate == Fate::late && chance_.is_one_in(3)) return;  // nobody took it
    give_to_worker();
    switch (fate) {
        case Fate::asked:
        case Fate::waiting:
            in_days(1, Deed::asked, worker_, std::string(words_of(kind()).question));
            if (fate == Fate::waiting) return;
            in_hours(chance_.between(5, 40), Deed::replied, {}, sentence(chance_.of(replies())));
            close(chance_.between(1, 2));
            break;
        case Fate::late:
            if (chance_.is_one_in(2)) in_days(2, Deed::answered, worker_, sentence(chance_.of(first_answers())));
            break;
        case Fate::extended:
            in_days(2, Deed::answered, worker_, sentence(chance_.of(first_answers())));
            in_days(3, Deed::extended, worker_,
                    "Menunggu hasil pemeriksaan bank penyalur, yang memerlukan waktu lebih lama.")
                .until = std::max(date_in(zone_, time_), date_in(zone_, now_)).plus_days(chance_.between(6, 16));
            break;
        case Fate::rebutted:
        case Fate::answered_again:
        case Fate::reopened:
            close(chance_.between(1, 2));
            if (fate == Fate::reopened) {
                in_hours(chance_.between(30, 90), Deed::reopened, {},
                         "Masalahnya terulang lagi bulan ini, mohon dibuka kembali.");
            } else {
                rebut(fate == Fate::rebutted ? chance_.between(2, 3) : chance_.between(2, 6));
            }
            if (fate == Fate::rebutted) break;
            in_days(1, Deed::assigned, desks_of(kind()).supervisor, "Mohon diperiksa ulang dan dijawab lengkap.").to =
                worker_;
            in_days(chance_.between(1, 3), Deed::closed, worker_, sentence(chance_.of(second_answers())));
            rate();
            break;
        default:
            break;
    }
}

void Teller::carry_on_urgent(Fate fate) {
    auto const desks = desks_of(kind());
    if (fate == Fate::urgent_now) {
        if (chance_.is_one_in(2))
            put(time_.plus_ms(chance_.between(5, 18) * minute_ms), Deed::assigned, "piket1", "Mohon segera ke lokasi.")
                .to = worker_;
        return;
    }
    in_hours(0, Deed::assigned, chance_.is_one_in(2) ? "piket1" : "piket2", "Mohon segera ke lokasi.").to = worker_;
    in_hours(chance_.between(1, 4), Deed::answered, worker_,
             "Petugas sudah di lokasi dan menangani bersama puskesmas dan pemerintah desa.");
    in_hours(chance_.between(5, 14), Deed::closed, worker_, sentence(chance_.of(words_of(kind()).answers)));
    if (chance_.is_one_in(3)) rate();
}

void Teller::add_named(Tale& tale) {
    switch (chance_.below(3)) {
        case 0:
            tale.names.emplace_back(kind() == "layanan" ? "bo8" : "bo1");
            break;
        case 1:
            tale.wish.about.push_back({.kind = grievances::AboutKind::village,
                                       .name = "Perangkat " + tale.gaps.village,
                                       .region = tale.wish.region});
            break;
        default:
            tale.wish.about.push_back({.kind = grievances::AboutKind::facilitator,
                                       .name = make_somebody(chance_, Era::middle).name,
                                       .region = tale.wish.region.parent()});
            break;
    }
    // Whoever is named does not take the report in, nor does the village.
    if (tale.by.starts_with("desa.") || tale.by.starts_with("lapangan")) {
        tale.by = clerk_;
        plot_.turns.back().by = clerk_;
        tale.wish.channel = grievances::Channel::walk_in;
    }
}

void Teller::carry_on_named(Fate fate) {
    if (fate == Fate::named_open && chance_.is_one_in(2)) return;
    in_days(1, Deed::verified, "kepala");
    in_days(0, Deed::assigned, "kepala", "Mohon diperiksa. Pelapor dirahasiakan.").to = "inspektorat";
    worker_ = "inspektorat";
    in_days(
        2, Deed::answered, worker_,
        "Laporan diterima Inspektorat dan pemeriksaan dimulai. Identitas Anda tidak diketahui pihak yang dilaporkan.");
    if (fate == Fate::named_open) return;
    in_days(3, Deed::noted, worker_, "Keterangan tiga saksi sudah diminta; tanda terima penyaluran dipinjam.");
    close(chance_.between(3, 6));
}

}  // namespace sinergi::seed
