import classes from './panel.module.css';

export function PanelHead({ title, hint }: { readonly title: string; readonly hint: string }) {
  return (
    <>
      <h2 className={classes.title}>{title}</h2>
      <p className={classes.hint}>{hint}</p>
    </>
  );
}
