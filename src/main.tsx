import '@mantine/core/styles.layer.css';
import './ui/tokens.css';
import { createRoot } from 'react-dom/client';
import { createEngine } from './engine/client.ts';
import { createLanguage } from './language/language.ts';
import { App } from './ui/app.tsx';
import { filesHandedOver } from './ui/control/open.ts';
import { startController } from './ui/controller.ts';
import { session } from './ui/session.ts';

// The engine starts first: it loads its code while the page prepares its words.
const engine = createEngine();
const language = await createLanguage(session().language);
startController(engine, language);

/** Files are on their way within a moment; if they are not, the page must not wait for them. */
const PATIENCE_MILLISECONDS = 400;
await Promise.race([filesHandedOver, new Promise((resolve) => setTimeout(resolve, PATIENCE_MILLISECONDS))]);

const root = document.getElementById('root');
if (root) createRoot(root).render(<App language={language} />);
