#include "seed/words.hpp"

#include "base/result.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

namespace sinergi::seed {
namespace {

using Say = std::string_view;

constexpr std::array quarters = {Say("Manis"), Say("Pahing"), Say("Puhun"), Say("Wage"), Say("Kliwon")};

constexpr std::array the_places = {Say("Dekat balai desa"),
                                   Say("Pasar desa"),
                                   Say("Depan masjid jami"),
                                   Say("Dekat SD negeri"),
                                   Say("Pertigaan jalan raya"),
                                   Say("Terminal"),
                                   Say("Belakang puskesmas pembantu"),
                                   Say("Dekat lapangan bola"),
                                   Say("Pinggir irigasi"),
                                   Say("Gang sebelah warung")};

constexpr std::array the_notes = {Say("Sudah dihubungi lewat telepon, keterangan sesuai dengan laporan."),
                                  Say("Sudah dicek ke operator desa, data keluarga dikirim lewat WhatsApp."),
                                  Say("Kunjungan ke rumah dijadwalkan bersama pendamping."),
                                  Say("Berkas diterima: fotokopi KTP dan KK, surat keterangan desa menyusul."),
                                  Say("Sudah dikoordinasikan dengan puskesmas dan pihak desa."),
                                  Say("Menunggu balasan bank, sudah dikirim surat pengantar."),
                                  Say("Keluarga ditemui di rumah; keadaan sesuai laporan, foto tersimpan di berkas.")};

constexpr std::array the_first_answers = {
    Say("Laporan Bapak/Ibu sudah kami terima dan sedang kami periksa bersama pemerintah desa. Hasilnya kami "
        "sampaikan di sini."),
    Say("Terima kasih sudah melapor. Petugas kami akan datang ke alamat dalam minggu ini, mohon ada keluarga "
        "yang mendampingi."),
    Say("Kami sudah menghubungi pihak terkait dan menunggu jawaban tertulis. Perkembangannya kami kabarkan "
        "melalui nomor laporan ini."),
    Say("Data sedang kami cocokkan dengan catatan desa dan catatan bank. Mohon menunggu, tidak perlu melapor "
        "ulang.")};

constexpr std::array the_replies = {
    Say("Alamat lengkapnya Dusun {dusun} RT {rt}, rumah cat hijau sebelah mushola. Terima kasih."),
    Say("Iya betul, sudah saya tanyakan ke keluarganya. Mereka siap didatangi kapan saja."),
    Say("Fotokopi KK sudah saya titipkan ke Pak RT, mohon dicek."),
    Say("Terakhir menerima bulan {bulan}, setelah itu tidak ada lagi."),
    Say("Nomor HP yang bisa dihubungi tetap nomor saya ini, sore hari di atas jam 4.")};

constexpr std::array the_rebuttals = {
    Say("Mohon maaf, jawabannya belum sesuai. Sampai hari ini belum ada petugas yang datang ke rumah."),
    Say("Saya sudah ke bank seperti yang disarankan, tetapi kata petugas bank datanya tetap tidak ada. Mohon "
        "diperiksa lagi."),
    Say("Katanya sudah ditangani, nyatanya keadaan {orang} masih sama seperti semula."),
    Say("Jawaban hanya menyuruh menunggu. Kami ingin tahu kapan pastinya dan kepada siapa harus bertanya.")};

constexpr std::array the_second_answers = {
    Say("Mohon maaf atas jawaban kami yang belum lengkap. Petugas sudah datang ke rumah dan berita acaranya "
        "ditandatangani keluarga serta ketua RT. Bantuan dicatat untuk penyaluran berikutnya."),
    Say("Setelah kami periksa kembali, memang ada kekeliruan pada catatan kami. Data sudah diperbaiki bersama "
        "operator desa dan Bapak/Ibu dapat mengeceknya mulai pekan depan."),
    Say("Kami sudah mendampingi langsung ke bank dan masalahnya selesai hari itu juga. Terima kasih sudah "
        "mengingatkan kami.")};

constexpr std::array the_thanks = {Say("Terima kasih, cepat dan jelas."),
                                   Say("Alhamdulillah sudah beres. Hatur "
                                       "nuhun."),
                                   Say("Petugasnya ramah dan mau datang ke rumah."), Say("")};
constexpr std::array the_unhappy = {Say("Terlalu lama, dan masih harus bolak-balik."),
                                    Say("Jawabannya belum "
                                        "menyelesaikan masalah."),
                                    Say("")};

constexpr std::array the_rejections = {
    Rejection{"bukan_kewenangan",
              "Laporan ini tentang perbaikan jalan, yang menjadi kewenangan Dinas PUTR. Bapak/Ibu "
              "dapat melapor lewat SP4N-LAPOR; isi laporan sudah kami teruskan sebagai tembusan."},
    Rejection{"tidak_lengkap",
              "Alamat dan orang yang dimaksud tidak dapat kami temukan, dan pelapor tidak dapat "
              "dihubungi setelah tiga kali mencoba. Silakan melapor kembali dengan alamat lengkap."},
    Rejection{"tidak_benar",
              "Setelah kami periksa bersama ketua RT dan tetangga, keadaan yang dilaporkan tidak "
              "ditemukan. Bila ada keterangan baru, silakan menyampaikan bantahan."},
    Rejection{"bukan_kewenangan",
              "Urusan kepegawaian sekolah ditangani Dinas Pendidikan. Kami sarankan menyampaikannya "
              "ke sana; nomor kantornya ada di laman kabupaten."}};

constexpr std::array the_templates = {
    ReplyTemplate{
        "Terima kasih, sedang diperiksa", "",
        "Yth. {nama},\n\nTerima kasih atas laporan Bapak/Ibu "
        "nomor {nomor} tentang {jenis} di Desa {desa}. Laporan sedang kami periksa dan kami jawab paling lambat "
        "{tanggal_jawaban}.\n\nSalam hormat,\n{petugas}"},
    ReplyTemplate{
        "Petugas akan berkunjung", "",
        "Yth. {nama},\n\nPetugas kami akan berkunjung ke rumah untuk "
        "melihat keadaan secara langsung. Mohon menyiapkan KTP dan KK. Kunjungan ini tidak dipungut biaya apa "
        "pun.\n\n{petugas}"},
    ReplyTemplate{
        "Kartu KKS: cara mengganti", "kks_rekening",
        "Yth. {nama},\n\nUntuk kartu yang hilang atau "
        "tertelan: bawa KTP, KK, dan surat kehilangan dari kepolisian ke kantor bank penyalur. Kartu pengganti "
        "tidak dipungut biaya. Bila ditolak, hubungi kami dengan nomor laporan {nomor}.\n\n{petugas}"},
    ReplyTemplate{
        "PBI-JK nonaktif: reaktivasi", "pbi_jk",
        "Yth. {nama},\n\nKepesertaan PBI-JK yang nonaktif "
        "dapat diusulkan aktif kembali bila peserta sakit berat atau darurat. Mintalah surat keterangan berobat "
        "dari puskesmas atau rumah sakit, lalu serahkan ke desa atau kepada kami. Laporan Anda: "
        "{nomor}.\n\n{petugas}"},
    ReplyTemplate{
        "Desil tidak sesuai: pemutakhiran", "data_dtsen",
        "Yth. {nama},\n\nPeringkat kesejahteraan "
        "ditetapkan BPS dari data keluarga. Bila keadaan berubah, ajukan pemutakhiran lewat operator Desa "
        "{desa} dengan KK terbaru dan foto rumah. Hasilnya keluar pada pemutakhiran berikutnya.\n\n{petugas}"},
    ReplyTemplate{"Salah sasaran: sudah diverifikasi", "bansos_salah_sasaran",
                  "Yth. {nama},\n\nKami sudah "
                  "memeriksa bersama pemerintah Desa {desa}. Hasil pemeriksaan diusulkan ke musyawarah desa, yang "
                  "memutuskan siapa yang layak. Identitas pelapor tidak kami sebutkan kepada siapa pun.\n\n{petugas}"},
    ReplyTemplate{"Bukan kewenangan Dinas Sosial", "",
                  "Yth. {nama},\n\nHal yang Bapak/Ibu sampaikan bukan "
                  "kewenangan Dinas Sosial. Kami sarankan menyampaikannya kepada instansi yang berwenang; bila perlu, "
                  "kami bantu meneruskan. Mohon maaf atas ketidaknyamanannya.\n\n{petugas}"},
    ReplyTemplate{"Jawaban penutup", "",
                  "Yth. {nama},\n\nLaporan nomor {nomor} telah kami selesaikan dengan "
                  "hasil sebagai berikut:\n\n\n\nBila jawaban ini belum sesuai, Bapak/Ibu dapat membantahnya dalam "
                  "sepuluh hari dengan nomor dan kunci laporan.\n\n{petugas}"}};

}  // namespace

KindWords const& words_of(std::string_view kind) {
    auto const kinds = all_words();
    auto const found = std::ranges::find(kinds, kind, &KindWords::kind);
    SINERGI_CHECK(found != kinds.end());
    return *found;
}

std::span<std::string_view const> notes() { return the_notes; }
std::span<std::string_view const> first_answers() { return the_first_answers; }
std::span<std::string_view const> replies() { return the_replies; }
std::span<std::string_view const> rebuttals() { return the_rebuttals; }
std::span<std::string_view const> second_answers() { return the_second_answers; }
std::span<std::string_view const> thanks() { return the_thanks; }
std::span<std::string_view const> complaints_of_answer() { return the_unhappy; }
std::span<std::string_view const> places() { return the_places; }
std::span<std::string_view const> village_quarters() { return quarters; }
std::span<Rejection const> rejections() { return the_rejections; }
std::span<ReplyTemplate const> reply_templates() { return the_templates; }

std::string filled(std::string_view sentence, Gaps const& gaps, Chance& chance) {
    std::string out;
    for (std::size_t at = 0; at < sentence.size();) {
        auto const open = sentence.find('{', at);
        out += sentence.substr(at, open - at);
        if (open == std::string_view::npos) break;
        auto const close = std::min(sentence.find('}', open), sentence.size() - 1);
        auto const gap = sentence.substr(open + 1, close - open - 1);
        if (gap == "orang")
            out += gaps.whom.called();
        else if (gap == "umur")
            out += std::to_string(chance.between(61, 84));
        else if (gap == "anak")
            out += std::to_string(chance.between(4, 15));
        else if (gap == "dusun")
            out += chance.of(village_quarters());
        else if (gap == "rt")
            out += fmt::format("{:02}/{:02}", chance.between(1, 14), chance.between(1, 5));
        else if (gap == "bulan")
            out += gaps.month;
        else if (gap == "desa")
            out += gaps.village;
        else if (gap == "n")
            out += std::to_string(chance.between(2, 7));
        else if (gap == "uang")
            out += fmt::format("Rp{}.000", chance.between(2, 12) * 25);
        else
            out += sentence.substr(open, close - open + 1);
        at = close + 1;
    }
    return out;
}

}  // namespace sinergi::seed
