import { MAX_DOCUMENT_BYTES, MAX_PICTURE_BYTES } from '../../limits.ts'
import type { Words } from '../words.ts'
import { count, dayAndClock, size } from './formats.ts'

const goesByItself = () => 'Votre question est enregistrée et part d’elle-même.'
const kept = () => 'Votre question est conservée.'

export const errors: Words['errors'] = {
  'key-missing': {
    title: ({ profile }) => `Le trousseau n’a pas de clé pour ${profile}.`,
    safe: () => 'Vos questions attendent.',
  },
  'key-rejected': {
    title: ({ profile }) => `${profile} n’a pas accepté la clé d’API.`,
    safe: () => 'Votre question et ses captures attendent dans la boîte d’envoi.',
  },
  'keychain-locked': {
    title: () => 'Le trousseau est verrouillé, la clé d’API ne peut donc pas être lue.',
    safe: () => 'La clé et les questions sont intactes.',
  },
  'keychain-unavailable': {
    title: () => 'Cet ordinateur n’offre pas de trousseau à Askshot.',
    safe: () => 'Aucune clé n’a été écrite sur le disque ; vos questions sont conservées.',
  },
  permission: {
    title: ({ profile, model }) =>
      `${profile} a refusé : la clé n’a pas droit à ${model}, ou le compte est vide.`,
    safe: kept,
  },
  billing: {
    title: ({ profile }) => `${profile} indique que ce compte n’a plus de crédit.`,
    safe: () => 'Tout est conservé ; rien ne part plus avant que vous le disiez.',
  },
  'rate-limited': {
    title: ({ profile }) => `${profile} demande une pause.`,
    safe: goesByItself,
  },
  offline: {
    title: () => 'Il n’y a pas de réseau.',
    safe: () => 'Votre question est enregistrée et part d’elle-même au retour du réseau.',
  },
  unreachable: { title: ({ host }) => `${host} ne répond pas.`, safe: goesByItself },
  'server-trouble': {
    title: ({ profile }) => `${profile} a lui-même des difficultés.`,
    safe: goesByItself,
  },
  'answer-late': {
    title: ({ profile }) => `${profile} a pris la question mais n’a rien renvoyé.`,
    safe: () => 'Votre question est conservée. Elle a pu être facturée.',
  },
  'stream-cut': {
    title: ({ wordCount }) => `La connexion s’est rompue après ${count(wordCount ?? 0, 'mot', 'mots')}.`,
    safe: () => 'Tout ce qui est venu est conservé.',
  },
  'stream-stalled': {
    title: ({ wordCount }) => `La réponse s’est arrêtée après ${count(wordCount ?? 0, 'mot', 'mots')}.`,
    safe: () => 'Tout ce qui est venu est conservé.',
  },
  'not-an-api': {
    title: ({ host }) => `Une page Web a répondu à la place de ${host}, peut-être une page de connexion.`,
    safe: goesByItself,
  },
  'endpoint-not-found': {
    title: ({ host }) => `${host} n’a pas de point d’accès Responses, peut-être le chat seul.`,
    safe: kept,
  },
  'model-not-found': {
    title: ({ profile, model }) => `${profile} n’a pas de modèle nommé ${model}.`,
    safe: kept,
  },
  'model-blind': {
    title: ({ model }) => `${model} ne peut pas voir d’images.`,
    safe: () => 'Rien n’est perdu.',
  },
  'invalid-request': {
    title: ({ profile, providerText }) =>
      providerText === undefined
        ? `${profile} n’a pas compris la requête.`
        : `${profile} n’a pas compris la requête : « ${providerText} ».`,
    safe: kept,
  },
  'parameter-refused': {
    title: ({ profile, model, field }) =>
      field === undefined
        ? `${profile} a refusé un des réglages envoyés avec ${model}.`
        : `${profile} a refusé « ${field} » pour ${model}.`,
    safe: kept,
  },
  'history-lost': {
    title: ({ profile }) => `${profile} n’a plus le début de ce fil.`,
    safe: () => 'Il est entier ici.',
  },
  'picture-unreadable': {
    title: () => 'Askshot ne peut pas lire ce fichier ; il lit PNG, JPEG, WebP, GIF, BMP, HEIC et PDF.',
    safe: () => 'Rien n’a été ajouté ; votre question est comme avant.',
  },
  'picture-undecodable': {
    title: () =>
      'Cet ordinateur ne peut pas lire les images HEIC : enregistrez-la en JPEG ou PNG et ajoutez celle-là.',
    safe: () => 'Rien n’a été ajouté ; votre question est comme avant.',
  },
  'picture-too-large': {
    title: () => 'Cette image est trop grande pour qu’on y dessine.',
    safe: () => 'Elle est dans votre question comme avant.',
  },
  'file-too-large': {
    title: () =>
      `Ce fichier est trop grand : une image peut faire ${size(MAX_PICTURE_BYTES)}, un document ${size(MAX_DOCUMENT_BYTES)}.`,
    safe: () => 'Rien n’a été ajouté ; votre question est comme avant.',
  },
  'file-unreadable': {
    title: () => 'Ce fichier n’a pas pu être lu : c’est un dossier, il a disparu ou ne peut être ouvert.',
    safe: () => 'Rien n’a été ajouté ; votre question est comme avant.',
  },
  'document-unreadable': {
    title: () =>
      'Ce PDF n’est pas entier : ouvrez-le à sa source, enregistrez-le à nouveau et ajoutez celui-là.',
    safe: () => 'Rien n’a été ajouté ; votre question est comme avant.',
  },
  'document-locked': {
    title: () =>
      'Ce PDF est chiffré et ne pourrait pas être lu : enregistrez une copie sans protection et ajoutez-la.',
    safe: () => 'Rien n’a été ajouté ; votre question est comme avant.',
  },
  'document-refused': {
    title: ({ profile }) => `${profile} n’accepte pas de documents.`,
    safe: () => 'Votre question et le document sont conservés.',
  },
  'document-missing': {
    title: () => 'Le document de cette question n’est plus sur le disque.',
    safe: () => 'Le texte est entier.',
  },
  'picture-invalid': {
    title: ({ profile }) => `${profile} n’a pas pu lire l’image.`,
    safe: () => 'L’original reste tel quel.',
  },
  'content-policy': {
    title: ({ profile }) => `${profile} a refusé selon ses règles de contenu.`,
    safe: () => 'Votre question est conservée et ne repart pas d’elle-même.',
  },
  'too-large': {
    title: ({ profile }) => `Cette capture est plus grande que ce que ${profile} accepte.`,
    safe: () => 'L’original reste tel quel.',
  },
  'context-length': {
    title: ({ model }) => `C’est plus long que ce que ${model} peut lire.`,
    safe: () => 'Tout est conservé.',
  },
  'untrusted-certificate': {
    title: ({ host }) => `Le certificat de ${host} n’est pas digne de confiance.`,
    safe: () => 'Rien n’a été envoyé, et votre question est conservée.',
  },
  'proxy-trouble': {
    title: () => 'Le proxy de sortie n’a pas laissé passer la question.',
    safe: goesByItself,
  },
  'tool-loop': {
    title: ({ model }) => `${model} a sans cesse demandé des outils sans arriver à une réponse.`,
    safe: kept,
  },
  'profile-incomplete': {
    title: ({ profile }) => `${profile} n’a pas encore d’adresse ou de modèle utilisable.`,
    safe: () => 'Votre question attend.',
  },
  'preset-unfit': {
    title: ({ field }) =>
      field === undefined
        ? 'Le profil de ce modèle de question n’existe plus.'
        : `Le profil qui répond n’a pas le modèle ${field} que demande ce modèle de question.`,
    safe: () => 'Rien n’a été envoyé ; votre question est conservée.',
  },
  'server-changed': {
    title: ({ host }) => `Cette question était pour ${host} ; un autre serveur est réglé.`,
    safe: () => 'Elle n’y a pas été envoyée. L’envoyer dépend de vous.',
  },
  'waited-long': {
    title: () => 'Cette question attend depuis un jour.',
    safe: () => 'Elle est conservée aussi longtemps que vous le voulez.',
  },
  'being-edited': {
    title: () => 'Vous avez repris cette question pour la modifier.',
    safe: () => 'Elle est conservée, et part quand vous l’envoyez.',
  },
  'already-sending': {
    title: () => 'Cette question est déjà en route.',
    safe: () => 'Elle est conservée telle qu’elle est partie, et sa réponse arrive ici.',
  },
  'captures-full': {
    title: () => 'Une question prend huit captures au plus.',
    safe: () => 'Les huit sont conservées ; envoyez-les ou retirez-en une.',
  },
  'capture-denied': {
    title: () => 'Le système ne laisse pas Askshot voir l’écran.',
    safe: () => 'Rien n’a été capturé.',
  },
  'capture-empty': {
    title: () => 'Le système a rendu une image vide.',
    safe: () => 'Rien n’a été capturé ni envoyé.',
  },
  'capture-failed': {
    title: () => 'L’écran n’a pas pu être lu.',
    safe: () => 'Rien n’a été capturé ni envoyé.',
  },
  'capture-same': {
    title: () => 'Le système a donné la même image pour deux écrans.',
    safe: () => 'Rien n’a été capturé ni envoyé.',
  },
  'display-changed': {
    title: () => 'Les écrans ont changé pendant la sélection.',
    safe: () => 'Rien n’a été capturé ni envoyé.',
  },
  'picture-missing': {
    title: () => 'L’image de cette capture n’est plus sur le disque.',
    safe: () => 'Le texte est entier.',
  },
  'disk-full': {
    title: () => 'Le disque est plein, ceci n’a donc pas pu être enregistré.',
    safe: () => 'C’est encore dans cette fenêtre ; gardez-la ouverte.',
  },
  'disk-unwritable': {
    title: () => 'Askshot ne peut pas écrire dans son dossier ; ceci n’est pas enregistré.',
    safe: () => 'C’est encore dans cette fenêtre ; gardez-la ouverte.',
  },
  'data-damaged': {
    title: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'Le fichier de l’historique était abîmé ; un nouveau est en usage.'
        : `Le fichier de l’historique était abîmé ; la copie du ${dayAndClock(loss.copyTakenAt)} est en usage.`,
    safe: ({ loss }) =>
      loss?.copyTakenAt === undefined
        ? 'Le fichier abîmé est gardé à côté.'
        : (loss.heldCount ?? 0) === 0
          ? `Elle a ${count(loss.askCount, 'question', 'questions')} ; la suite est dans le fichier abîmé, gardé à côté.`
          : `Elle a ${count(loss.askCount, 'question', 'questions')} ; la suite est dans le fichier abîmé, gardé à côté. La boîte d’envoi est retenue, car ${count(loss.heldCount ?? 0, 'question qui s’y trouve a peut-être reçu sa réponse', 'questions qui s’y trouvent ont peut-être reçu leur réponse')} depuis : reprenez l’envoi si vous le voulez.`,
  },
  'data-newer': {
    title: () => 'L’historique vient d’un Askshot plus récent ; démarrez celui-là.',
    safe: () => 'Il est resté tel quel.',
  },
  'settings-damaged': {
    title: () => 'Les réglages n’ont pas pu être lus ; ceux par défaut sont en usage.',
    safe: () => 'L’ancien fichier est gardé ; clés et historique sont intacts.',
  },
  'field-invalid': {
    title: ({ field }) =>
      field === undefined
        ? 'Cette valeur ne peut pas servir.'
        : `La valeur de « ${field} » ne peut pas servir.`,
    safe: () => 'L’ancienne reste en vigueur.',
  },
  'address-invalid': {
    title: () => 'Ce n’est pas une adresse Web.',
    safe: () => 'L’ancienne reste en usage.',
  },
  'address-unsafe': {
    title: () => 'Seul https est permis, ou http sur cet ordinateur.',
    safe: () => 'L’ancienne adresse reste en usage.',
  },
  'hotkey-taken': {
    title: ({ keys }) => `${keys ?? 'Le raccourci'} appartient à un autre programme.`,
    safe: () => 'Les captures partent toujours du menu et par commande.',
  },
  'hotkey-invalid': {
    title: ({ keys }) => `${keys ?? 'Ceci'} ne peut pas servir de raccourci.`,
    safe: () => 'Les anciennes touches marchent toujours.',
  },
  'link-refused': {
    title: () => 'Askshot n’ouvre que des adresses Web.',
    safe: () => 'Rien n’a été ouvert.',
  },
  'not-found': { title: () => 'Cette question n’est plus là.', safe: () => 'Rien d’autre n’a changé.' },
  'bad-request': { title: () => 'Askshot a rencontré un cas qu’il ne connaît pas.', safe: kept },
  unexpected: { title: () => 'Askshot a rencontré un cas qu’il ne connaît pas.', safe: kept },
}

export const actions: Words['actions'] = {
  'send-now': 'Envoyer maintenant',
  'ask-again': 'Redemander',
  'open-settings': 'Ouvrir les réglages',
  'set-key': 'Mettre la clé',
  'check-address': 'Vérifier l’adresse',
  'choose-model': 'Choisir un modèle',
  'unlock-and-send': 'Déverrouiller et envoyer',
  'capture-again': 'Capturer de nouveau',
  'try-again': 'Réessayer',
}
